/**
 * Where the loss fell fastest: the two steepest stretches of its logarithm. There the network has folded the space. What
 * counts is the lowest loss so far: a spike that is made good again is no fold.
 */
import { SMALLEST_LOSS } from "./scale";

/** Epochs either side over which the fall is measured. */
const WINDOW = 12;
/** A fall over the window by less than this many decades is no fold. */
const LEAST_FALL = 0.08;
const MOST = 2;

/** Epochs of the folds, in order of time. */
export function folds(epochs: readonly number[], loss: readonly number[]): number[] {
  let lowest = Infinity;
  const log = loss.map((value) => {
    if (value < lowest) lowest = value;
    return Math.log10(Math.max(lowest, SMALLEST_LOSS));
  });
  const falls: { epoch: number; fall: number }[] = [];
  let [from, to] = [0, 0];
  for (let i = 0; i < epochs.length; i++) {
    const epoch = epochs[i] ?? 0;
    while ((epochs[from] ?? Infinity) < epoch - WINDOW) from++;
    while ((epochs[to + 1] ?? Infinity) <= epoch + WINDOW) to++;
    const whole = epoch - WINDOW >= (epochs[0] ?? 0) && epoch + WINDOW <= (epochs.at(-1) ?? 0);
    const fall = (log[from] ?? NaN) - (log[to] ?? NaN);
    if (whole && fall >= LEAST_FALL) falls.push({ epoch, fall });
  }
  const found: number[] = [];
  for (const { epoch } of falls.sort((a, b) => b.fall - a.fall))
    if (found.length < MOST && found.every((other) => Math.abs(other - epoch) > 2 * WINDOW)) found.push(epoch);
  return found.sort((a, b) => a - b);
}
