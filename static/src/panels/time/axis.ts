/** Steps and epochs of one curve: exact at its rows, in proportion between them and beyond the last. */
import type { Curve } from "../../store";

/** Index of the last row whose value is at most `value`; -1 where there is none. */
export function rowAt(column: readonly number[], value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function along(from: readonly number[], to: readonly number[], value: number, slope: number): number {
  const row = rowAt(from, value);
  const [x, y] = [from[row], to[row]];
  if (x === undefined || y === undefined) return value * slope;
  const [x1, y1] = [from[row + 1], to[row + 1]];
  if (x1 === undefined || y1 === undefined || x1 === x) return y + (value - x) * slope;
  return y + ((value - x) / (x1 - x)) * (y1 - y);
}

/** The epoch, with its fraction, after `step` steps. */
export const epochAt = (curve: Curve, step: number, batches: number): number =>
  along(curve.steps, curve.epochs, step, 1 / Math.max(1, batches));

/** The step nearest to an epoch. */
export const stepAt = (curve: Curve, epoch: number, batches: number): number =>
  Math.max(0, Math.round(along(curve.epochs, curve.steps, epoch, Math.max(1, batches))));

/** A column's value at an epoch, in proportion between rows; NaN where the curve does not reach. */
export function valueAtEpoch(curve: Curve, column: readonly number[], epoch: number): number {
  const row = rowAt(curve.epochs, epoch);
  const y = column[row];
  const [x, x1, y1] = [curve.epochs[row], curve.epochs[row + 1], column[row + 1]];
  if (y === undefined || x === undefined) return NaN;
  return x1 === undefined || y1 === undefined || x1 === x ? y : y + ((epoch - x) / (x1 - x)) * (y1 - y);
}
