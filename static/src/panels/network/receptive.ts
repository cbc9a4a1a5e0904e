/** Pictures among the inputs: the followed one, and what units of the first layer weigh in it, laid out as a picture. */
import { diverging, css } from "../../draw/colour";
import { paintPortrait } from "../../draw/portrait";
import { description, probe } from "../../store";
import { dark, ink } from "../../theme";
import { parametersNow } from "../../turn";

interface Field {
  /** Where the layer's weights begin in the flat vector. */
  offset: number;
  rows: number;
  columns: number;
}

/** The weights of a dense layer that reads a picture; null of any other. */
export function fieldOf(layer: string): Field | null {
  const { picture = null, layers = [], slots = [] } = description.value ?? {};
  const read = layers.find(({ id }) => id === layer);
  const slot = slots.find((s) => s.layer === layer && s.name === "weight");
  const [rows = 0, columns = 0] = picture ?? [];
  return rows && slot && read?.kind === "dense" && read.inputs[0] === "input"
    ? { offset: slot.offset, rows, columns }
    : null;
}

/** Paints what a unit weighs in every pixel, each by its share of the largest. */
export function paintWeights(
  g: CanvasRenderingContext2D,
  { offset, rows, columns }: Field,
  unit: number,
  width: number,
  height: number,
): void {
  const from = offset + unit * rows * columns;
  const weights = parametersNow().subarray(from, from + rows * columns);
  const most = weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 1e-9);
  const [across, down] = [width / columns, height / rows];
  weights.forEach((weight, pixel) => {
    const [x, y] = [(pixel % columns) * across, Math.floor(pixel / columns) * down];
    g.fillStyle = css(diverging(weight / most, dark.value));
    g.fillRect(x, y, across + 0.5, down + 0.5);
  });
}

/** Paints the followed picture. */
export function paintFollowed(g: CanvasRenderingContext2D, width: number, height: number): void {
  const [rows = 0, columns = 0] = description.value?.picture ?? [];
  const pixels = probe("point").value?.inputs.data;
  if (!rows || pixels?.length !== rows * columns) return;
  const bytes = Uint8Array.from(pixels, (value) => Math.round(127.5 * (Math.max(-1, Math.min(1, value)) + 1)));
  const { surface, ink: full } = ink.value;
  const look = { dark: dark.value, surface, ink: full, signed: false };
  paintPortrait(g, { shape: [rows, columns], data: bytes, lo: -1, hi: 1 }, width, height, look);
}
