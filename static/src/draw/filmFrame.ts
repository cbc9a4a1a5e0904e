/** The axes of a film frame, and the box that a bounded solid lives in. */
import { place, placeOnAxis, type Pose } from "./filmPose";
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

export function paintAxes(g: CanvasRenderingContext2D, pose: Pose, { style, tones }: FrameOptions): void {
  const { low, high, solid, boxed, line } = pose;
  g.lineWidth = 1;
  g.strokeStyle = tones.ink;
  if (solid * boxed > 0.02) {
    const corner = (i: number): Spot => place(pose, i & 1 ? high : low, i & 2 ? high : low, i & 4 ? high : low);
    g.globalAlpha = 0.17 * solid * boxed ** 3;
    g.beginPath();
    for (const [from, to] of EDGES) segment(g, corner(from), corner(to));
    g.stroke();
  }
  if (style.axes) {
    const axis = (i: number): void => segment(g, placeOnAxis(pose, i, low), placeOnAxis(pose, i, high));
    g.globalAlpha = tones.dark ? 0.22 : 0.16;
    g.beginPath();
    axis(0);
    if (line < 0.98) axis(1);
    axis(2);
    g.stroke();
  }
  g.globalAlpha = 1;
}
