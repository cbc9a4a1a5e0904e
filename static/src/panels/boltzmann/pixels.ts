/** Painters of small pictures, for both sorts of machine. */
import { css, diverging } from "../../draw/colour";
import { ink } from "../../theme";
import type { Bytes } from "../../wire/frame";
import { description } from "../../store";

export interface Box {
  left: number;
  top: number;
  /** Of a pixel. */
  side: number;
}

/** Height and width of the data's pictures. */
export const sizeOfPictures = (): readonly [number, number] => {
  const [rows = 1, columns = 1] = description.value?.picture ?? [];
  return [rows, columns];
};

/** The largest square pixels with which a picture fits into a place, in its middle. */
export function fitted(rows: number, columns: number, width: number, height: number, x = 0, y = 0): Box {
  const room = Math.min(width / columns, height / rows);
  const side = room >= 3 ? Math.floor(room) : room;
  return { left: x + (width - side * columns) / 2, top: y + (height - side * rows) / 2, side };
}

/** The value of a byte. */
export const valueOf = ({ lo, hi, data }: Bytes, at: number): number => lo + ((hi - lo) * (data[at] ?? 0)) / 255;

/** Draws pixels from paper to ink; `shareOf` gives 0 to 1, null leaves a pixel out. */
export function paintInk(
  g: CanvasRenderingContext2D,
  box: Box,
  rows: number,
  columns: number,
  shareOf: (pixel: number) => number | null,
): void {
  const { surface, ink: full } = ink.value;
  const { left, top, side } = box;
  const gap = side >= 10 ? 1 : 0;
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const share = shareOf(pixel);
    if (share === null) continue;
    const [x, y] = [left + (pixel % columns) * side, top + Math.floor(pixel / columns) * side];
    g.fillStyle = surface;
    g.fillRect(x, y, side - gap, side - gap);
    g.globalAlpha = Math.max(0, Math.min(1, share));
    g.fillStyle = full;
    if (g.globalAlpha > 0) g.fillRect(x, y, side - gap, side - gap);
    g.globalAlpha = 1;
  }
}

/** Draws signed pixels in the diverging colours; `reach` is full strength. */
export function paintSigned(
  g: CanvasRenderingContext2D,
  box: Box,
  rows: number,
  columns: number,
  numberOf: (pixel: number) => number,
  reach: number,
): void {
  const { dark } = ink.value;
  const { left, top, side } = box;
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    g.fillStyle = css(diverging(numberOf(pixel) / reach, dark));
    const [x, y] = [left + (pixel % columns) * side, top + Math.floor(pixel / columns) * side];
    g.fillRect(x, y, side + 0.3, side + 0.3);
  }
}
