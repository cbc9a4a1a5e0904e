/** Heat maps: quantised fields painted through the diverging or the categorical scale. */
import type { Bytes } from "../wire/frame";
import { category, divergingTable } from "./colour";

const scratch = document.createElement("canvas");

/** The largest absolute value of a quantised field, at least `floor`. */
export const reach = (field: Bytes, floor = 1e-6): number => Math.max(Math.abs(field.lo), Math.abs(field.hi), floor);

function blit(
  g: CanvasRenderingContext2D,
  side: number,
  width: number,
  height: number,
  fill: (pixels: Uint8ClampedArray) => void,
): void {
  scratch.width = scratch.height = side;
  const s = scratch.getContext("2d", { willReadFrequently: true });
  if (!s) return;
  const image = s.createImageData(side, side);
  fill(image.data);
  s.putImageData(image, 0, 0);
  g.imageSmoothingEnabled = true;
  g.imageSmoothingQuality = "high";
  // The outermost samples lie on the edge of the plane: half a pixel of the picture is beyond it.
  g.drawImage(scratch, 0.5, 0.5, side - 1, side - 1, 0, 0, width, height);
}

/**
 * Paints map number `index` of a [w, R, R] (or [R, R]) field; `centre` is drawn as the page's tone, `span` either side
 * reaches the ends. `flat`: values on either side of the centre have one colour.
 */
export function paintField(
  g: CanvasRenderingContext2D,
  field: Bytes,
  index: number,
  width: number,
  height: number,
  options: { dark: boolean; gain?: number; centre?: number; span?: number; flat?: boolean | undefined },
): void {
  const side = field.shape[field.shape.length - 1] ?? 0;
  const { dark, gain = 0.82, centre = 0, span = reach(field), flat = false } = options;
  const colours = divergingTable(dark);
  const lookup = new Uint8Array(256 * 3);
  for (let q = 0; q < 256; q++) {
    const away = (field.lo + ((field.hi - field.lo) * q) / 255 - centre) / span;
    const value = flat ? Math.sign(away) : away;
    const k = 3 * Math.round(((Math.max(-1, Math.min(1, value * gain)) + 1) / 2) * 255);
    lookup.set(colours.subarray(k, k + 3), 3 * q);
  }
  const from = index * side * side;
  blit(g, side, width, height, (pixels) => {
    for (let i = 0; i < side * side; i++) {
      const q = 3 * (field.data[from + i] ?? 0);
      pixels[4 * i] = lookup[q] ?? 0;
      pixels[4 * i + 1] = lookup[q + 1] ?? 0;
      pixels[4 * i + 2] = lookup[q + 2] ?? 0;
      pixels[4 * i + 3] = 255;
    }
  });
}

/** Paints winning classes with their margin as strength over the page's tone; `flat`: all of them strongly. */
export function paintClasses(
  g: CanvasRenderingContext2D,
  winner: Bytes,
  margin: Bytes,
  width: number,
  height: number,
  dark: boolean,
  flat = false,
): void {
  const side = winner.shape[1] ?? 0;
  const tone = dark ? [30, 32, 38] : [242, 241, 238];
  blit(g, side, width, height, (pixels) => {
    for (let i = 0; i < side * side; i++) {
      const colour = category(winner.data[i] ?? 0, dark);
      const strength = 0.14 + (0.46 * (flat ? 255 : (margin.data[i] ?? 0))) / 255;
      for (let c = 0; c < 3; c++) pixels[4 * i + c] = (tone[c] ?? 0) + ((colour[c] ?? 0) - (tone[c] ?? 0)) * strength;
      pixels[4 * i + 3] = 255;
    }
  });
}
