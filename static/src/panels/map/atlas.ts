/** The pictures of all units in one sheet, so that each is drawn as a part of it. */
import { ink } from "../../theme";
import type { Bytes } from "../../wire/frame";

interface Sheet {
  canvas: HTMLCanvasElement;
  of: Bytes;
  dark: boolean;
}

let held: Sheet | null = null;

function toneOf(hex: string): [number, number, number] {
  const value = parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The sheet: a row for every unit, from the page's tone (−1) to ink (1). */
function sheetOf(columns: Bytes, height: number, width: number): HTMLCanvasElement {
  const { dark, surface, ink: full } = ink.value;
  if (held?.of === columns && held.dark === dark) return held.canvas;
  const canvas = held?.canvas ?? document.createElement("canvas");
  const rows = (columns.shape[0] ?? 0) * height;
  canvas.width = width;
  canvas.height = rows;
  const g = canvas.getContext("2d");
  if (g && rows) {
    const [low, high] = [toneOf(surface), toneOf(full)];
    const image = g.createImageData(width, rows);
    columns.data.forEach((byte, i) => {
      const value = columns.lo + ((columns.hi - columns.lo) * byte) / 255;
      const share = Math.max(0, Math.min(1, (value + 1) / 2));
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = (low[c] ?? 0) + ((high[c] ?? 0) - (low[c] ?? 0)) * share;
      image.data[4 * i + 3] = 255;
    });
    g.putImageData(image, 0, 0);
  }
  held = { canvas, of: columns, dark };
  return canvas;
}

/** Draws the picture of a unit into a box. */
export function drawPicture(
  g: CanvasRenderingContext2D,
  columns: Bytes,
  [height, width]: readonly [number, number],
  unit: number,
  [x, y, w, h]: readonly [number, number, number, number],
): void {
  g.imageSmoothingEnabled = false;
  g.drawImage(sheetOf(columns, height, width), 0, unit * height, width, height, x, y, w, h);
}
