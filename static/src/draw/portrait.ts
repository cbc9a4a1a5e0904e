/** The small picture of a model that is no network: its pixels as squares, as large as they fit, in the middle. */
import type { Bytes } from "../wire/frame";
import { diverging, type Rgb } from "./colour";

export interface PortraitLook {
  dark: boolean;
  /** The page's tones as hexadecimal colours: of what is −1, and of what is 1. */
  surface: string;
  ink: string;
  /** Whether the pixels are signed numbers, such as weights, and not shades from paper to ink. */
  signed: boolean;
}

const scratch = document.createElement("canvas");

/** Whether the portraits of a family are of signed numbers. */
export const isSigned = (family: string): boolean => family === "boltzmann";

function rgb(hex: string): Rgb {
  const at = (i: number): number => parseInt(hex.slice(i, i + 2), 16);
  return [at(1), at(3), at(5)];
}

/** 256 colours for the bytes of a picture. */
function palette({ lo, hi }: Bytes, { dark, surface, ink, signed }: PortraitLook): Rgb[] {
  const [paper, full] = [rgb(surface), rgb(ink)];
  return Array.from({ length: 256 }, (_, q) => {
    const value = lo + ((hi - lo) * q) / 255;
    if (signed) return diverging(value, dark);
    const share = Math.max(0, Math.min(1, (value + 1) / 2));
    const mixed = (c: 0 | 1 | 2): number => Math.round(paper[c] + (full[c] - paper[c]) * share);
    return [mixed(0), mixed(1), mixed(2)];
  });
}

/** Paints picture number `index` of a stack [n, h, w], or the only one [h, w], `inset` from the edges. */
export function paintPortrait(
  g: CanvasRenderingContext2D,
  picture: Bytes,
  width: number,
  height: number,
  look: PortraitLook,
  { index = 0, inset = 0 } = {},
): void {
  const [rows = 0, columns = 0] = picture.shape.slice(-2);
  const s = scratch.getContext("2d", { willReadFrequently: true });
  if (!rows || !columns || !s) return;
  scratch.width = columns;
  scratch.height = rows;
  const image = s.createImageData(columns, rows);
  const colours = palette(picture, look);
  const from = index * rows * columns;
  for (let i = 0; i < rows * columns; i++) {
    const [red, green, blue] = colours[picture.data[from + i] ?? 0] ?? [0, 0, 0];
    image.data.set([red, green, blue, 255], 4 * i);
  }
  s.putImageData(image, 0, 0);
  const scale = Math.min((width - 2 * inset) / columns, (height - 2 * inset) / rows);
  const [w, h] = [columns * scale, rows * scale];
  g.imageSmoothingEnabled = false;
  g.drawImage(scratch, (width - w) / 2, (height - h) / 2, w, h);
}
