/** Which units of a wide layer are drawn: those with the most weight on what follows, chosen without flicker. */

/** Up to so many units a layer shows all of them. */
export const MOST_DRAWN = 8;
/** Of more units, so many. */
export const DRAWN_OF_MANY = 6;
/** An outsider takes a place only when it is this much stronger than the weakest unit that has one. */
const ADVANTAGE = 1.25;

const byStrength =
  (strength: ArrayLike<number>) =>
  (a: number, b: number): number =>
    (strength[b] ?? 0) - (strength[a] ?? 0) || a - b;

/**
 * The `count` units to draw, in order of their number.
 * @param strength outgoing weight of every unit
 * @param shown the units drawn until now, or none
 * @param chosen a unit that must be among them, or null
 */
export function chooseUnits(
  strength: ArrayLike<number>,
  count: number,
  shown: readonly number[],
  chosen: number | null,
): number[] {
  const order = byStrength(strength);
  const all = Array.from({ length: strength.length }, (_, unit) => unit).sort(order);
  const kept = shown.filter((unit) => unit < strength.length).slice(0, count);
  for (const unit of all) {
    if (kept.includes(unit)) continue;
    if (kept.length < count) {
      kept.push(unit);
      continue;
    }
    kept.sort(order);
    const weakest = kept.at(-1);
    if (weakest === undefined || (strength[unit] ?? 0) <= ADVANTAGE * (strength[weakest] ?? 0)) break;
    kept[kept.length - 1] = unit;
  }
  if (chosen !== null && chosen < strength.length && !kept.includes(chosen)) {
    kept.sort(order);
    kept[kept.length - 1] = chosen;
  }
  return kept.sort((a, b) => a - b);
}

/** Sum of the absolute weights that leave each of a layer's units; `weight` is [consumers, width] from `offset` on. */
export function addOutgoing(
  strength: Float64Array,
  values: ArrayLike<number>,
  offset: number,
  consumers: number,
): void {
  const width = strength.length;
  for (let k = 0; k < consumers; k++)
    for (let i = 0; i < width; i++) strength[i] = (strength[i] ?? 0) + Math.abs(values[offset + k * width + i] ?? 0);
}
