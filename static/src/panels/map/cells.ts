/** The map by itself: where the cell of every unit lies in a box, and its outline. */
import type { CodebookPayload } from "../../wire/generated";

export interface Cells {
  /** Centres, two numbers each. */
  centres: Float32Array;
  /** From one unit to its neighbour, in pixels. */
  step: number;
  cell: CodebookPayload["cell"];
}

/** Fits the lattice into a box. */
export function cellsIn({ places, cell }: CodebookPayload, width: number, height: number): Cells {
  const count = places.shape[0] ?? 0;
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const [x, y] = [places.data[2 * i] ?? 0, places.data[2 * i + 1] ?? 0];
    [left, right, low, high] = [Math.min(left, x), Math.max(right, x), Math.min(low, y), Math.max(high, y)];
  }
  const tall = cell === "hexagon" ? 2 / Math.sqrt(3) : 1;
  const step = Math.max(1, Math.min((width - 6) / (right - left + 1), (height - 6) / (high - low + tall)));
  const centres = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    centres[2 * i] = width / 2 + step * ((places.data[2 * i] ?? 0) - (left + right) / 2);
    centres[2 * i + 1] = height / 2 - step * ((places.data[2 * i + 1] ?? 0) - (low + high) / 2);
  }
  return { centres, step, cell };
}

/** Adds the outline of a cell to the current path; `inset` pixels smaller. */
export function outline(g: CanvasRenderingContext2D, cells: Cells, unit: number, inset = 0): void {
  const [x, y] = [cells.centres[2 * unit] ?? 0, cells.centres[2 * unit + 1] ?? 0];
  const half = cells.step / 2 - inset;
  if (half <= 0) return;
  if (cells.cell === "square") g.rect(x - half, y - half, 2 * half, 2 * half);
  else if (cells.cell === "dot") {
    g.moveTo(x + half, y);
    g.arc(x, y, half, 0, 2 * Math.PI);
  } else {
    const r = (2 * half) / Math.sqrt(3);
    for (let corner = 0; corner < 6; corner++) {
      const angle = (Math.PI / 3) * corner + Math.PI / 6;
      const [px, py] = [x + r * Math.cos(angle), y + r * Math.sin(angle)];
      if (corner) g.lineTo(px, py);
      else g.moveTo(px, py);
    }
    g.closePath();
  }
}

/** The unit whose cell is at a place; null where there is none. */
export function unitAt({ centres, step }: Cells, x: number, y: number): number | null {
  let [best, near] = [-1, (0.62 * step) ** 2];
  for (let i = 0; i < centres.length / 2; i++) {
    const away = (x - (centres[2 * i] ?? 0)) ** 2 + (y - (centres[2 * i + 1] ?? 0)) ** 2;
    if (away < near) [best, near] = [i, away];
  }
  return best < 0 ? null : best;
}

/** The nearest unit in a direction, for the arrow keys; the unit itself where there is none. */
export function unitTowards({ centres }: Cells, unit: number, right: number, down: number): number {
  const [x, y] = [centres[2 * unit] ?? 0, centres[2 * unit + 1] ?? 0];
  let [best, least] = [unit, Infinity];
  for (let i = 0; i < centres.length / 2; i++) {
    const [dx, dy] = [(centres[2 * i] ?? 0) - x, (centres[2 * i + 1] ?? 0) - y];
    const along = dx * right + dy * down;
    const cost = along + 2.2 * Math.abs(dx * down - dy * right);
    if (along > 0.5 && cost < least) [best, least] = [i, cost];
  }
  return best;
}
