/** What a film frame has to hold: the coordinates of its stage, and the scale at which they fill the frame. */
import type { Floats } from "../wire/frame";
import type { SpaceKey, SpacePayload } from "../wire/probes";
import { PERSPECTIVE, turnOf, widthOf, type Box, type Camera, type Stop, type Turn } from "./filmView";

/** Output ranges of the activations that have one. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  tanh: [-1, 1],
  sign: [-1, 1],
  softsign: [-1, 1],
  sin: [-1, 1],
  sigmoid: [0, 1],
  gaussian: [0, 1],
  step: [0, 1],
  softmax: [0, 1],
};

/** What has overflowed arrives as the largest float. */
const HUGE = 1e30;
const LINEAR_PHASES = ["W", "b"];

interface Extent {
  low: number;
  high: number;
}
const extents = new WeakMap<SpaceKey, Extent>();

/** What a frame has to hold: the lattice; of solid data, which does not lie on it, the points and their box as well. */
const contents = (key: SpaceKey): readonly Floats[] => (key.cage ? [key.lattice, key.points, key.cage] : [key.lattice]);

/** Smallest and largest coordinate at one stage. */
function extentOf(key: SpaceKey): Extent {
  let found = extents.get(key);
  if (!found) {
    let low = Infinity;
    let high = -Infinity;
    for (const { data } of contents(key))
      for (const value of data) {
        if (value < low) low = value;
        if (value > high) high = value;
      }
    found = { low, high };
    extents.set(key, found);
  }
  return found;
}

/** True when every number that would be drawn is finite and of a size that can be drawn. */
export function drawable(payload: SpacePayload): boolean {
  for (const key of Object.values(payload.keys)) {
    const { low, high } = extentOf(key);
    if (!(low > -HUGE) || !(high < HUGE) || !(key.extent < HUGE)) return false;
  }
  return true;
}

const phaseOf = (key: string): string => key.slice(key.lastIndexOf(".") + 1);
const layerOf = (key: string): string => key.slice(0, key.lastIndexOf("."));

/** How many coordinates a stage is seen by: its width, or the units that were chosen of a wider one. */
export const seenDim = (key: SpaceKey): number => key.units?.length ?? key.dim;

export interface Span extends Extent {
  boxed: boolean;
}

/** The coordinates a stage's frame covers: bounded activations their range, W and b of a layer share one. */
export function spanOf(payload: SpacePayload, stop: Stop): Span {
  const key = keyOf(payload, stop.key);
  const phase = phaseOf(stop.key);
  if (LINEAR_PHASES.includes(phase)) {
    let reach = 0;
    for (const partner of LINEAR_PHASES) {
      const { low, high } = extentOf(payload.keys[`${layerOf(stop.key)}.${partner}`] ?? key);
      reach = Math.max(reach, Math.abs(low), Math.abs(high));
    }
    return { low: -(reach || 1), high: reach || 1, boxed: false };
  }
  const range = seenDim(key) <= 3 && phase !== "input" ? RANGES[stop.activation ?? ""] : undefined;
  if (range) return { low: range[0], high: range[1], boxed: true };
  const { low, high } = extentOf(key);
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1;
  if (seenDim(key) > 3) return { low: -reach, high: reach, boxed: true };
  const lowest = Math.min(0, low);
  const highest = Math.max(0, high);
  return highest - lowest < 1e-6 ? { low: -1, high: 1, boxed: true } : { low: lowest, high: highest, boxed: true };
}

export function keyOf(payload: SpacePayload, name: string): SpaceKey {
  const key = payload.keys[name];
  if (!key) throw new Error(`space payload: expected stage ${name}, got ${Object.keys(payload.keys).join(", ")}`);
  return key;
}

/** Bounds on the canvas, at scale 1 and around the centre: left, right, bottom, top. */
export type Bounds = [number, number, number, number];

export function bounds(payload: SpacePayload, stop: Stop, span: Span, camera: Camera): Bounds {
  const key = keyOf(payload, stop.key);
  const solid = stop.solid ? 1 : 0;
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = turnOf(stop, camera);
  const half = (span.high - span.low) / 2;
  const out: Bounds = [Infinity, -Infinity, Infinity, -Infinity];
  const add = (x: number, y: number, z: number): void => {
    const depth = (m6 * x + m7 * y + m8 * z) / half;
    const nearer = 1 / (1 - depth * PERSPECTIVE * solid);
    const across = (m0 * x + m1 * y + m2 * z) * nearer;
    const up = (m3 * x + m4 * y + m5 * z) * nearer;
    if (across < out[0]) out[0] = across;
    if (across > out[1]) out[1] = across;
    if (up < out[2]) out[2] = up;
    if (up > out[3]) out[3] = up;
  };
  if (span.boxed && !stop.basis) {
    for (let corner = 0; corner < 8; corner++)
      add(corner & 1 ? half : -half, corner & 2 ? half : -half, corner & 4 ? solid * half : -solid * half);
    return out;
  }
  const centre = span.boxed ? (span.low + span.high) / 2 : 0;
  const names = span.boxed ? [stop.key] : LINEAR_PHASES.map((phase) => `${layerOf(stop.key)}.${phase}`);
  for (const name of names)
    for (const rows of contents(payload.keys[name] ?? key)) {
      const { data } = rows;
      const k = widthOf(rows);
      for (let i = 0; i < data.length; i += k)
        add(data[i]! - centre, k > 1 ? data[i + 1]! - centre : 0, k > 2 ? data[i + 2]! - centre : 0);
    }
  add(0, 0, 0);
  return out;
}

/** Bounds of rows [n, 3] in a view, as far as they reach from `across` and `up` on either side. */
export function reachOf(
  rows: Float32Array,
  [m0, m1, m2, m3, m4, m5, m6, m7, m8]: Turn,
  [cx, cy, cz]: readonly [number, number, number],
  half: number,
  solid: number,
  [across, up]: readonly [number, number],
): Bounds {
  const near = (PERSPECTIVE * solid) / half;
  let wide = 0;
  let high = 0;
  for (let i = 0; i < rows.length; i += 3) {
    const x = rows[i]! - cx;
    const y = rows[i + 1]! - cy;
    const z = rows[i + 2]! - cz;
    const nearer = 1 / (1 - (m6 * x + m7 * y + m8 * z) * near);
    wide = Math.max(wide, Math.abs((m0 * x + m1 * y + m2 * z) * nearer - across));
    high = Math.max(high, Math.abs((m3 * x + m4 * y + m5 * z) * nearer - up));
  }
  return [-wide, wide, -high, high];
}

/** Pixels for a unit that fit the bounds into the box. */
export function fitted(bound: Bounds, box: Box): number {
  const padding = 2 * (box.padding ?? 6);
  const width = box.width - padding;
  const height = box.height - (box.top ?? 0) - padding;
  return Math.min(width / Math.max(1e-6, bound[1] - bound[0]), height / Math.max(1e-6, bound[3] - bound[2]));
}
