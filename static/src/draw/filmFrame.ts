/** The axes of a film frame, and the box that a bounded solid lives in. */
import { place, type Pose } from "./filmPose";
import type { FrameOptions } from "./filmStyle";

/** The box's edges: from a corner along an axis to the next (bit 0 is x, 1 y, 2 z). */
const EDGES = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((corner) =>
  [1, 2, 4].filter((axis) => !(corner & axis)).map((axis) => [corner, corner | axis] as const),
);

type Spot = [number, number, number];

function segment(g: CanvasRenderingContext2D, a: Spot, b: Spot): void {
  g.moveTo(a[0], a[1]);
  g.lineTo(b[0], b[1]);
}

/** Ends of the box's edges, two rows of three coordinates an edge. */
export function boxRows({ low, high }: Pose): number[] {
  const corner = (i: number): Spot => [i & 1 ? high : low, i & 2 ? high : low, i & 4 ? high : low];
  return EDGES.flatMap(([from, to]) => [...corner(from), ...corner(to)]);
}

/** Ends of the axes in the same form; a line has none across it. */
export function axisRows({ axes, low, high, line }: Pose): number[] {
  return [0, 1, 2]
    .filter((axis) => axis !== 1 || line < 0.98)
    .flatMap((axis) => {
      const row = axes.slice(3 * axis, 3 * axis + 3);
      return [...row.map((v) => v * low), ...row.map((v) => v * high)];
    });
}

export function paintAxes(g: CanvasRenderingContext2D, pose: Pose, { style, tones }: FrameOptions): void {
  const { solid, boxed } = pose;
  const stroke = (rows: number[]): void => {
    const spot = (i: number): Spot => place(pose, rows[i]!, rows[i + 1]!, rows[i + 2]!);
    g.beginPath();
    for (let i = 0; i < rows.length; i += 6) segment(g, spot(i), spot(i + 3));
    g.stroke();
  };
  g.lineWidth = 1;
  g.strokeStyle = tones.ink;
  if (solid * boxed > 0.02) {
    g.globalAlpha = 0.17 * solid * boxed ** 3;
    stroke(boxRows(pose));
  }
  if (style.axes) {
    g.globalAlpha = tones.dark ? 0.22 : 0.16;
    stroke(axisRows(pose));
  }
  g.globalAlpha = 1;
}
