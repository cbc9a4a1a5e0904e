/** Signs as patterns, for eyes that do not tell the two colours apart: negative areas are hatched. */
import type { Bytes } from "../../wire/frame";

const SPACING = 5;

/** Hatches where map `index` of the field is below `centre`. */
export function paintSigns(
  g: CanvasRenderingContext2D,
  field: Bytes,
  index: number,
  width: number,
  height: number,
  centre: number,
  dark: boolean,
): void {
  const side = field.shape[field.shape.length - 1] ?? 0;
  const scale = (field.hi - field.lo) / 255;
  const below = (x: number, y: number): boolean => {
    const column = Math.min(side - 1, Math.floor((x / width) * side));
    const row = Math.min(side - 1, Math.floor((y / height) * side));
    return field.lo + scale * (field.data[index * side * side + row * side + column] ?? 0) < centre;
  };
  g.fillStyle = dark ? "rgba(14,16,19,.55)" : "rgba(23,24,28,.34)";
  for (let y = 0; y < height; y++)
    for (let x = y % SPACING; x < width; x += SPACING) if (below(x, y)) g.fillRect(x, y, 0.9, 1);
}
