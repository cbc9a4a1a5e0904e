/** Ends and ticks of the chart's axes. Ends move in leaps, so that the curve stands still between them. */

/** Losses at or below this are drawn here: a logarithm has no zero. */
export const SMALLEST_LOSS = 1e-7;

const EPOCH_ENDS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** Right end of the epoch axis, which reaches to `least` at least. */
export function epochEnd(epoch: number, least = 50): number {
  const wanted = Math.max(least, epoch);
  const decade = 10 ** Math.floor(Math.log10(wanted));
  return decade * (EPOCH_ENDS.find((m) => m * decade >= wanted) ?? 10);
}

/** Whole multiples of 1, 2 or 5 × 10^k from 0 to `end`, at most `most` steps. */
export function epochTicks(end: number, most: number): number[] {
  const least = end / Math.max(1, most);
  const decade = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(1, decade * ([1, 2, 5].find((m) => m * decade >= least) ?? 10));
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => i * step);
}

const rounded = (value: number, digits = 2): number => Number(value.toPrecision(digits));

/** The 1, 2 or 5 × 10^k at or below `value`, or at or above it. */
function leap(value: number, direction: "down" | "up"): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  const fits = (m: number): boolean =>
    direction === "down" ? m * decade <= value * 1.0001 : m * decade >= value * 0.9999;
  const leaps = direction === "down" ? [5, 2, 1] : [1, 2, 5, 10];
  return rounded(decade * (leaps.find(fits) ?? 1));
}

/** Ends of the logarithmic loss axis for what is drawn: it reaches over a decade at least. */
export function lossEnds(values: Iterable<number>): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0.1, 1];
  const top = leap(Math.max(high, 10 * SMALLEST_LOSS), "up");
  return [Math.min(leap(Math.max(low, SMALLEST_LOSS), "down"), rounded(top / 10)), top];
}

/** Over more decades than this the labels of halves would touch. */
const LONGEST_HALVED = 1.5;

/** Ticks of a logarithmic axis: powers of ten, with halves between them where there is room. */
export function lossTicks(low: number, high: number, most: number): number[] {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.ceil(Math.log10(high) - 1e-9);
  const inside = (multiples: readonly number[], stride: number): number[] => {
    const ticks: number[] = [];
    for (let k = first; k <= last; k += stride)
      for (const m of multiples) {
        const tick = rounded(m * 10 ** k);
        if (tick >= low * 0.9999 && tick <= high * 1.0001) ticks.push(tick);
      }
    return ticks;
  };
  const fits = Math.log10(high / low) <= LONGEST_HALVED;
  for (const multiples of fits
    ? [
        [1, 2, 5],
        [1, 5],
      ]
    : [])
    if (inside(multiples, 1).length <= most) return inside(multiples, 1);
  for (let stride = 1; ; stride++) {
    const ticks = inside([1], stride);
    if (ticks.length <= most) return ticks;
  }
}

/** The 1, 2 or 5 × 10^k that is at least `least`. */
const stepFrom = (least: number): number => leap(least, "up");

/** An axis reaches over this share of its numbers at least, so that its ticks stay short. */
const LEAST_SPAN = 0.02;

/** Ends and ticks of an axis for any numbers: whole multiples of a round step, around all that is drawn. */
export function plainTicks(values: Iterable<number>, most: number): number[] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) [low, high] = [0, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const span = Math.max(high - low, LEAST_SPAN * size) || 1;
  let step = stepFrom(span / most);
  let [first, last] = [0, 0];
  for (;;) {
    [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
    if (last === first) last++;
    if (last - first <= most) break;
    step = stepFrom(step * 1.5);
  }
  return Array.from({ length: last - first + 1 }, (_, i) => rounded((first + i) * step, 12));
}

/** Lower end of the accuracy axis: a tenth below the worst row, 0.8 at most. */
export function accuracyFloor(values: Iterable<number>): number {
  let low = 1;
  for (const value of values) if (Number.isFinite(value)) low = Math.min(low, value);
  return Math.max(0, Math.min(0.8, Math.floor(low * 10 - 1e-9) / 10));
}
