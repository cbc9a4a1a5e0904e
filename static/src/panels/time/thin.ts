/** Thinning of the loss curve: a bounded number of drawn points however long the run, with every peak and valley kept. */

export type Column = readonly number[];

/**
 * Indices of the rows to draw, in order: all of them while they fit, else of each of equal stretches the rows where a
 * column is lowest and highest. The first and the last row are always kept. `limit` bounds the number of indices.
 */
export function thinned(columns: readonly Column[], limit: number): number[] {
  const rows = columns[0]?.length ?? 0;
  if (rows <= limit) return Array.from({ length: rows }, (_, i) => i);
  const stretches = Math.max(1, Math.floor((limit - 2) / (2 * columns.length)));
  const kept = new Set<number>([0, rows - 1]);
  for (let s = 0; s < stretches; s++) {
    const from = Math.floor((s * rows) / stretches);
    const to = Math.floor(((s + 1) * rows) / stretches);
    for (const column of columns) {
      const [low, high] = extremes(column, from, to);
      kept.add(low).add(high);
    }
  }
  return [...kept].sort((a, b) => a - b);
}

/** Where `column` is lowest and highest in from…to; rows that are not numbers are passed over. */
function extremes(column: Column, from: number, to: number): [number, number] {
  let low = from;
  let high = from;
  for (let i = from + 1; i < to; i++) {
    const value = column[i] ?? NaN;
    if (value < (column[low] ?? NaN) || Number.isNaN(column[low])) low = i;
    if (value > (column[high] ?? NaN) || Number.isNaN(column[high])) high = i;
  }
  return [low, high];
}
