/** The plane along which points in three dimensions vary most: eigenvectors of their covariance, by Jacobi's rotations (1846). */
import type { Turn } from "./filmPose";

export interface Plane {
  /** Rows: two axes in the plane, then its normal. */
  turn: Turn;
  /** Share of the points' variance that lies in the plane. */
  share: number;
}

type Vec = [number, number, number];
type Matrix = [number[], number[], number[]];
const SWEEPS = 12;

function covariance(points: Float32Array): Matrix {
  const n = points.length / 3;
  const mean = [0, 0, 0];
  points.forEach((v, i) => (mean[i % 3]! += v / n));
  const out: Matrix = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (let i = 0; i < points.length; i += 3)
    for (let r = 0; r < 3; r++)
      for (let c = 0; c < 3; c++) out[r]![c]! += ((points[i + r]! - mean[r]!) * (points[i + c]! - mean[c]!)) / n;
  return out;
}

/** Turns the pair (p, q) of `a` until their covariance is 0, and the columns of `v` with it. */
function rotate(a: Matrix, v: Matrix, p: number, q: number): void {
  const off = a[p]![q]!;
  if (Math.abs(off) < 1e-15) return;
  const angle = 0.5 * Math.atan2(2 * off, a[q]![q]! - a[p]![p]!);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const pair = (row: number[]): void => {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  };
  for (const row of a) pair(row);
  for (let k = 0; k < 3; k++) {
    const [x, y] = [a[p]![k]!, a[q]![k]!];
    a[p]![k] = c * x - s * y;
    a[q]![k] = s * x + c * y;
  }
  for (const row of v) pair(row);
}

const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const sum = (a: Vec, s: number, b: Vec, t: number): Vec => [
  a[0] * s + b[0] * t,
  a[1] * s + b[1] * t,
  a[2] * s + b[2] * t,
];
const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Turns two axes within their plane to lie as close as they can to two older ones (Procrustes, in closed form for 2×2). */
function aligned(u: Vec, v: Vec, [ax, ay, az, bx, by, bz]: Turn): [Vec, Vec] {
  const [a, b]: [Vec, Vec] = [
    [ax, ay, az],
    [bx, by, bz],
  ];
  const [p, q, r, s] = [dot(u, a), dot(u, b), dot(v, a), dot(v, b)];
  const mirrored = p * s - q * r < 0;
  const angle = mirrored ? Math.atan2(r + q, p - s) : Math.atan2(r - q, p + s);
  const [c, d] = [Math.cos(angle), Math.sin(angle)];
  return [sum(u, c, v, d), mirrored ? sum(u, d, v, -c) : sum(u, -d, v, c)];
}

/** The principal plane of points [n, 3]. Its axes keep the direction of the `previous` ones, so that a view does not jump. */
export function principalPlane(points: Float32Array, previous: Turn | null = null): Plane {
  const a = covariance(points);
  const v: Matrix = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      rotate(a, v, p, q);
  const variance = (i: number): number => a[i]![i]!;
  const [first = 0, second = 1] = [0, 1, 2].sort((i, j) => variance(j) - variance(i));
  const column = (i: number): Vec => {
    const at: Vec = [v[0][i]!, v[1][i]!, v[2][i]!];
    return at[0] + at[1] + at[2] < 0 ? sum(at, -1, at, 0) : at;
  };
  const [e, f] = [column(first), column(second)];
  const [across, up] = previous ? aligned(e, f, previous) : [e, f];
  const total = variance(0) + variance(1) + variance(2);
  return {
    turn: [...across, ...up, ...cross(across, up)],
    share: total > 0 ? (variance(first) + variance(second)) / total : 1,
  };
}
