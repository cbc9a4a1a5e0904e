/** The best straight cut of a stage: a dashed line through a plane, or the outline of a plane through a box. */
import { place, seenDim, type Pose } from "./filmPose";

type Vec = readonly [number, number, number];

/** Corners of the cut `w·p + b = 0` inside the cube [low, high]³, in order round its edge; fewer than 3 when it misses. */
export function cutCorners(cut: readonly number[], low: number, high: number): Vec[] {
  const [wx = 0, wy = 0, wz = 0, b = 0] = cut;
  const corner = (i: number): Vec => [i & 1 ? high : low, i & 2 ? high : low, i & 4 ? high : low];
  const side = (p: Vec): number => wx * p[0] + wy * p[1] + wz * p[2] + b;
  const found: Vec[] = [];
  for (let i = 0; i < 8; i++)
    for (const bit of [1, 2, 4]) {
      if (i & bit) continue;
      const [p, q] = [corner(i), corner(i | bit)];
      const [u, v] = [side(p), side(q)];
      if (u * v >= 0) continue;
      const t = u / (u - v);
      found.push([p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t]);
    }
  return found.length < 3 ? found : around(found, [wx, wy, wz]);
}

/** Sorts points of a plane by their angle about their mean. */
function around(points: readonly Vec[], normal: Vec): Vec[] {
  const mean = (c: 0 | 1 | 2): number => points.reduce((sum, p) => sum + p[c], 0) / points.length;
  const [mx, my, mz] = [mean(0), mean(1), mean(2)];
  const away = (p: Vec): Vec => [p[0] - mx, p[1] - my, p[2] - mz];
  const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const u = away(points[0] ?? normal);
  const n = Math.hypot(...normal) || 1;
  const w: Vec = [normal[0] / n, normal[1] / n, normal[2] / n];
  const v: Vec = [w[1] * u[2] - w[2] * u[1], w[2] * u[0] - w[0] * u[2], w[0] * u[1] - w[1] * u[0]];
  const angle = (p: Vec): number => Math.atan2(dot(away(p), v), dot(away(p), u));
  return [...points].sort((a, b) => angle(a) - angle(b));
}

/** Ends of the cut's line inside the square [low, high]², or null when it misses. */
export function cutEnds(cut: readonly number[], low: number, high: number): [Vec, Vec] | null {
  const [wx = 0, wy = 0, b = 0] = cut;
  const found: Vec[] = [];
  const add = (x: number, y: number): void => {
    const slack = 1e-9 * (high - low);
    if (x >= low - slack && x <= high + slack && y >= low - slack && y <= high + slack) found.push([x, y, 0]);
  };
  for (const edge of [low, high]) {
    if (wy) add(edge, -(wx * edge + b) / wy);
    if (wx) add(-(wy * edge + b) / wx, edge);
  }
  const start = found[0];
  if (!start) return null;
  const end = found.find((p) => Math.hypot(p[0] - start[0], p[1] - start[1]) > 1e-6 * (high - low));
  return end ? [start, end] : null;
}

/** Draws the cut of a stage two or three wide. */
export function paintCut(
  g: CanvasRenderingContext2D,
  pose: Pose,
  cut: readonly number[],
  ink: string,
  size: "small" | "large" | "stage",
): void {
  const stage = size === "stage";
  g.save();
  g.strokeStyle = g.fillStyle = ink;
  g.setLineDash(stage ? [4, 4] : [3, 3]);
  if (seenDim(pose.from) === 2 && cut.length === 3) {
    const ends = cutEnds(cut, pose.low, pose.high);
    if (ends) {
      g.globalAlpha = 0.8;
      g.lineWidth = stage ? 1.5 : 1.2;
      g.beginPath();
      trace(g, pose, ends);
      g.stroke();
    }
  } else if (seenDim(pose.from) === 3 && cut.length === 4 && pose.solid === 1 && stage) {
    const corners = cutCorners(cut, pose.low, pose.high);
    if (corners.length > 2) {
      g.beginPath();
      trace(g, pose, corners);
      g.closePath();
      g.globalAlpha = 0.05;
      g.fill();
      g.globalAlpha = 0.5;
      g.lineWidth = 1.2;
      g.stroke();
    }
  }
  g.restore();
}

function trace(g: CanvasRenderingContext2D, pose: Pose, points: readonly Vec[]): void {
  points.forEach((p, i) => {
    const [x, y] = place(pose, ...p);
    if (i) g.lineTo(x, y);
    else g.moveTo(x, y);
  });
}
