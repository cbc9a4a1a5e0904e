/** The painter of small pictures: ink on paper, or signs in the diverging colours. */
import { css, diverging } from "../../draw/colour";
import type { Bytes } from "../../wire/frame";
import { ink } from "../../theme";
import { sizeOf, valueOf } from "./now";

export interface Box {
  left: number;
  top: number;
  /** Of a pixel. */
  side: number;
}

/** The largest square pixels with which a picture fits into a place, in its middle. */
export function fitted(rows: number, columns: number, width: number, height: number): Box {
  const room = Math.min(width / columns, height / rows);
  const side = room >= 3 ? Math.floor(room) : room;
  return { left: Math.round((width - side * columns) / 2), top: Math.round((height - side * rows) / 2), side };
}

export interface Look {
  /** Signs in colour; else ink on paper. */
  signed?: boolean;
  /** Drawn the other way round. */
  negative?: boolean;
}

/** Draws picture number `index` of a stack. */
export function paintPixels(
  g: CanvasRenderingContext2D,
  pictures: Bytes,
  index: number,
  width: number,
  height: number,
  { signed = false, negative = false }: Look = {},
): void {
  const [rows, columns] = sizeOf(pictures);
  const { left, top, side } = fitted(rows, columns, width, height);
  const { surface, ink: full, dark } = ink.value;
  const reach = Math.max(Math.abs(pictures.lo), Math.abs(pictures.hi), 1e-9);
  const from = index * rows * columns;
  g.fillStyle = surface;
  g.fillRect(left, top, side * columns, side * rows);
  const gap = side >= 8 ? 1 : 0;
  for (let at = 0; at < rows * columns; at++) {
    const raw = valueOf(pictures, from + at) * (negative ? -1 : 1);
    const value = signed ? raw / reach : pictures.lo < 0 ? raw / 2 + 0.5 : raw;
    g.fillStyle = signed ? css(diverging(value, dark)) : full;
    g.globalAlpha = signed ? 1 : Math.max(0, Math.min(1, value));
    if (g.globalAlpha > 0)
      g.fillRect(left + (at % columns) * side, top + Math.floor(at / columns) * side, side - gap, side - gap);
  }
  g.globalAlpha = 1;
}
