/**
 * The way of the sheet through a W: mirrored, turned, stretched, one after the other, instead of straight to where it
 * ends. W = stretch · turn · mirror is its polar decomposition (Higham, 1986). Pure numbers; matrices are 3×3, row by row.
 */

export type Matrix = Float64Array;
type Vector = readonly [number, number, number];

/** The factors of a W that is at most 3×3. */
export interface Factors {
  /** Unit normal of the mirror; null where nothing is mirrored. */
  mirror: Vector | null;
  /** Whether the mirror can be passed by a flip through the third dimension, which the sheet leaves free. */
  flips: boolean;
  /** Unit axis and angle, 0…π, of the turn. */
  axis: Vector;
  angle: number;
  /** Symmetric, its stretches ≥ 0. */
  stretch: Matrix;
}

/** As a payload gives them: n×n row by row, n = 1…3. */
export interface Packed {
  n: number;
  mirror: ArrayLike<number> | null;
  turn: ArrayLike<number>;
  stretch: ArrayLike<number>;
}

export type Phase = "mirror" | "turn" | "stretch";

const identity = (): Matrix => Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);

/** An n×n matrix as the upper left corner of a 3×3 one; axes beyond are left as they are. */
export function embedded(values: ArrayLike<number>, n: number): Matrix {
  const out = identity();
  for (let r = 0; r < n; r++) for (let c = 0; c < n; c++) out[3 * r + c] = values[n * r + c] ?? 0;
  return out;
}

export function product(a: Matrix, b: Matrix): Matrix {
  const out = new Float64Array(9);
  for (let r = 0; r < 3; r++)
    for (let c = 0; c < 3; c++) for (let k = 0; k < 3; k++) out[3 * r + c]! += a[3 * r + k]! * b[3 * k + c]!;
  return out;
}

/** Axis and angle of a rotation. Half a turn has two axes; the one with a positive first coordinate is taken. */
export function axisAngle(turn: Matrix): { axis: Vector; angle: number } {
  const [m0 = 1, m1 = 0, m2 = 0, m3 = 0, m4 = 1, m5 = 0, m6 = 0, m7 = 0, m8 = 1] = turn;
  const [x, y, z] = [m7 - m5, m2 - m6, m3 - m1];
  const sine = Math.hypot(x, y, z);
  const angle = Math.atan2(sine, m0 + m4 + m8 - 1);
  if (sine > 1e-6) return { axis: [x / sine, y / sine, z / sine], angle };
  if (angle < 1) return { axis: [0, 0, 1], angle: 0 };
  const square = [(m0 + 1) / 2, (m4 + 1) / 2, (m8 + 1) / 2];
  const k = square.indexOf(Math.max(...square));
  const column = [turn[k]!, turn[3 + k]!, turn[6 + k]!];
  column[k]! += 1;
  const length = Math.hypot(...column) * (column[k]! < 0 ? -1 : 1);
  return { axis: [column[0]! / length, column[1]! / length, column[2]! / length], angle };
}

export function factorsOf({ n, mirror, turn, stretch }: Packed): Factors {
  return {
    mirror: mirror && [mirror[0] ?? 0, mirror[1] ?? 0, mirror[2] ?? 0],
    flips: n < 3,
    ...axisAngle(embedded(turn, n)),
    stretch: embedded(stretch, n),
  };
}

/** The phases of a W in order; equal parts of the way. */
const phasesOf = ({ mirror }: Factors): readonly Phase[] =>
  mirror ? ["mirror", "turn", "stretch"] : ["turn", "stretch"];

/** Which phase is under way at a fraction, and how far it is. */
export function phaseAt(factors: Factors, fraction: number): { phase: Phase; along: number } {
  const phases = phasesOf(factors);
  const at = Math.max(0, Math.min(1, fraction)) * phases.length;
  const i = Math.min(phases.length - 1, Math.floor(at));
  return { phase: phases[i] ?? "stretch", along: at - i };
}

/**
 * Part of a mirroring: the sheet is flipped about the mirror like a page, so what stands across the mirror goes as a
 * cosine, and what rises out of the plane as a sine. A solid has no dimension to rise into and goes through itself.
 */
function mirroring(normal: Vector, flips: boolean, along: number): Matrix {
  const out = identity();
  const across = 1 - Math.cos(Math.PI * along);
  for (let r = 0; r < 3; r++) for (let c = 0; c < 3; c++) out[3 * r + c]! -= across * normal[r]! * normal[c]!;
  if (flips) for (let c = 0; c < 3; c++) out[6 + c]! += Math.sin(Math.PI * along) * normal[c]!;
  return out;
}

/** Rodrigues' formula: the turn about a unit axis. */
export function turning([x, y, z]: Vector, angle: number): Matrix {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const d = 1 - c;
  return Float64Array.of(
    c + x * x * d,
    x * y * d - z * s,
    x * z * d + y * s,
    y * x * d + z * s,
    c + y * y * d,
    y * z * d - x * s,
    z * x * d - y * s,
    z * y * d + x * s,
    c + z * z * d,
  );
}

/** What has become of W at a fraction of the way: the identity at 0, W at 1. */
export function matrixAt(factors: Factors, fraction: number): Matrix {
  const { phase, along } = phaseAt(factors, fraction);
  const { mirror, flips, axis, angle, stretch } = factors;
  const mirrored = mirror ? mirroring(mirror, flips, phase === "mirror" ? along : 1) : identity();
  if (phase === "mirror") return mirrored;
  const turned = product(turning(axis, phase === "turn" ? along * angle : angle), mirrored);
  if (phase === "turn") return turned;
  const start = identity();
  return product(
    stretch.map((v, i) => start[i]! + (v - start[i]!) * along),
    turned,
  );
}

/** A way from one stage to the next that is not straight. */
export interface Way {
  /** W's part so far, and all of it. */
  now: Matrix;
  end: Matrix;
}

export const wayAt = (factors: Factors, fraction: number): Way => ({
  now: matrixAt(factors, fraction),
  end: matrixAt(factors, 1),
});

/**
 * Rows of coordinates `a` [n, ka] on their way to `b` [n, kb], as [n, 3]; missing coordinates are 0. Without a way they
 * go straight. What the way's end leaves to `b` (rounding, or axes that are not shown) is added evenly, so that the
 * rows arrive at `b` to the last bit. Returns n.
 */
export function blendRows(
  a: Float32Array,
  ka: number,
  b: Float32Array,
  kb: number,
  t: number,
  way: Way | null,
  out: Float32Array,
): number {
  const count = Math.floor(a.length / ka);
  const [n0, n1, n2, n3, n4, n5, n6, n7, n8] = (way?.now ?? identity()) as unknown as number[];
  const [e0, e1, e2, e3, e4, e5, e6, e7, e8] = (way?.end ?? identity()) as unknown as number[];
  for (let i = 0, o = 0; i < count; i++, o += 3) {
    const p = i * ka;
    const x = a[p]!;
    const y = ka > 1 ? a[p + 1]! : 0;
    const z = ka > 2 ? a[p + 2]! : 0;
    if (t <= 0) {
      out[o] = x;
      out[o + 1] = y;
      out[o + 2] = z;
      continue;
    }
    const q = i * kb;
    const u = b[q]!;
    const v = kb > 1 ? b[q + 1]! : 0;
    const w = kb > 2 ? b[q + 2]! : 0;
    if (t >= 1) {
      out[o] = u;
      out[o + 1] = v;
      out[o + 2] = w;
    } else if (way) {
      out[o] = n0! * x + n1! * y + n2! * z + (u - e0! * x - e1! * y - e2! * z) * t;
      out[o + 1] = n3! * x + n4! * y + n5! * z + (v - e3! * x - e4! * y - e5! * z) * t;
      out[o + 2] = n6! * x + n7! * y + n8! * z + (w - e6! * x - e7! * y - e8! * z) * t;
    } else {
      out[o] = x + (u - x) * t;
      out[o + 1] = y + (v - y) * t;
      out[o + 2] = z + (w - z) * t;
    }
  }
  return count;
}
