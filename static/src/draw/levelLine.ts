/** Where a field crosses a level: marching squares, as loose segments ready to be stroked. */
import type { Bytes } from "../wire/frame";

/** The sides of a cell as pairs of corners: 0 top left, 1 top right, 2 bottom right, 3 bottom left. */
const SIDES = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
] as const;

/** Adds to the current path the level line of a [R, R] field of samples that reach from edge to edge of a width × height box. */
export function traceLevel(
  g: Pick<CanvasPath, "moveTo" | "lineTo">,
  field: Bytes,
  level: number,
  width: number,
  height: number,
): void {
  const side = field.shape[1] ?? 0;
  const above = (q: number): number => field.lo + ((field.hi - field.lo) * q) / 255 - level;
  for (let row = 0; row + 1 < side; row++)
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      const corners = [
        { x: column, y: row, v: above(field.data[at] ?? 0) },
        { x: column + 1, y: row, v: above(field.data[at + 1] ?? 0) },
        { x: column + 1, y: row + 1, v: above(field.data[at + side + 1] ?? 0) },
        { x: column, y: row + 1, v: above(field.data[at + side] ?? 0) },
      ] as const;
      const crossings = SIDES.flatMap(([i, j]) => {
        const a = corners[i];
        const b = corners[j];
        if (a.v > 0 === b.v > 0) return [];
        const t = a.v / (a.v - b.v);
        return [
          [((a.x + (b.x - a.x) * t) / (side - 1)) * width, ((a.y + (b.y - a.y) * t) / (side - 1)) * height] as const,
        ];
      });
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const from = crossings[k];
        const to = crossings[k + 1];
        if (!from || !to) continue;
        g.moveTo(...from);
        g.lineTo(...to);
      }
    }
}
