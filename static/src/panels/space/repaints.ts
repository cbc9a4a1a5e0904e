/** Counts repaints of the whole film: one is complete when every cell in sight has been painted since the last. */
import { counters } from "../../loop";

const painted = new Set<number>();
const hidden = new Set<number>();

function count(cells: number): void {
  for (let cell = 0; cell < cells; cell++) if (!painted.has(cell) && !hidden.has(cell)) return;
  counters.film++;
  painted.clear();
}

/** A cell has been painted, of so many that the film has. */
export function repainted(cell: number, cells: number): void {
  hidden.delete(cell);
  painted.add(cell);
  count(cells);
}

/** A cell has been scrolled out of sight: nobody waits for it. */
export const outOfSight = (cell: number): unknown => hidden.add(cell);
