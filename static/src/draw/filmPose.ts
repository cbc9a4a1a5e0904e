/**
 * Where a film frame puts things: every stage's coordinates lifted to 3-D, blended between two stages, seen by a camera and
 * fitted to a box. Pure functions of a decoded `space` payload; the painter is `film.ts`.
 */
import type { Floats } from "../wire/frame";
import type { SpaceKey, SpacePayload } from "../wire/probes";
import { bounds, fitted, keyOf, reachOf, seenDim, spanOf } from "./filmFit";
import {
  axesOf,
  PERSPECTIVE,
  rotation,
  turnOf,
  widthOf,
  type Box,
  type Camera,
  type Stop,
  type Turn,
} from "./filmView";
import { blendRows, type Way } from "./morph";

export { drawable, seenDim } from "./filmFit";
export { widthOf, type Box, type Camera, type Stop, type Turn } from "./filmView";

/** A point between two stages, and everything needed to place a vertex there. */
export interface Pose {
  from: SpaceKey;
  to: SpaceKey;
  /** 0: at `from`; 1: at `to`. */
  blend: number;
  /** The way between them; null: straight. */
  way: Way | null;
  /** How solid (0 flat, 1 three-dimensional), how much a line (1: one-dimensional), how much inside a fixed box. */
  solid: number;
  line: number;
  boxed: number;
  /** The box of the coordinates shown, the same on each axis in use. */
  low: number;
  high: number;
  centre: readonly [number, number, number];
  half: number;
  turn: Turn;
  /** Directions of the axes shown, row by row: the coordinates', or the plane's where those mean nothing by themselves. */
  axes: Turn;
  /** Pixels for a unit, and the canvas position of the centre. */
  scale: number;
  x: number;
  y: number;
}

/** Projected positions: canvas x and y, and depth towards the viewer in units of half a box. */
export interface Placed {
  x: Float32Array;
  y: Float32Array;
  z: Float32Array;
}

export const placed = (length: number): Placed => ({
  x: new Float32Array(length),
  y: new Float32Array(length),
  z: new Float32Array(length),
});

const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

function mixTurns(a: Turn, b: Turn, t: number): Turn {
  const m = (i: number): number => mix(a[i]!, b[i]!, t);
  return [m(0), m(1), m(2), m(3), m(4), m(5), m(6), m(7), m(8)];
}

/** The view `blend` of the way from one stage to the next; scale and centre are blended as the eye expects (log scale). */
export function poseBetween(
  payload: SpacePayload,
  first: Stop,
  second: Stop,
  blend: number,
  box: Box,
  camera: Camera,
  way: Way | null = null,
): Pose {
  const [from, to] = [keyOf(payload, first.key), keyOf(payload, second.key)];
  const [spanA, spanB] = [spanOf(payload, first), spanOf(payload, second)];
  const a = bounds(payload, first, spanA, camera);
  const b = blend > 0 ? bounds(payload, second, spanB, camera) : a;
  const t = blend;
  const solid = mix(first.solid ? 1 : 0, second.solid ? 1 : 0, t);
  const [scaleA, scaleB] = [fitted(a, box), fitted(b, box)];
  const [halfA, halfB] = [(spanA.high - spanA.low) / 2, (spanB.high - spanB.low) / 2];
  const centreA = (spanA.high + spanA.low) / 2;
  const centreB = (spanB.high + spanB.low) / 2;
  const axis = (i: number): number => mix(seenDim(from) > i ? centreA : 0, seenDim(to) > i ? centreB : 0, t);
  const half = Math.exp(mix(Math.log(halfA), Math.log(halfB), t));
  const turn =
    first.basis || second.basis
      ? mixTurns(turnOf(first, camera), turnOf(second, camera), t)
      : rotation({ yaw: camera.yaw * solid, pitch: camera.pitch * solid });
  const across = mix((a[0] + a[1]) / 2, (b[0] + b[1]) / 2, t);
  const up = mix((a[2] + a[3]) / 2, (b[2] + b[3]) / 2, t);
  const top = box.top ?? 0;
  const centre = [axis(0), axis(1), axis(2)] as const;
  const wished = Math.exp(mix(Math.log(scaleA), Math.log(scaleB), t));
  const held = from.cage && to.cage ? ([from.cage, to.cage] as const) : ([from.lattice, to.lattice] as const);
  const onTheWay = way && t > 0 && t < 1 ? coordinates(...held, t, way) : null;
  const scale = onTheWay
    ? Math.min(wished, fitted(reachOf(onTheWay, turn, centre, half, solid, [across, up]), box))
    : wished;
  return {
    from,
    to,
    blend,
    way: onTheWay && way,
    solid,
    line: mix(seenDim(from) === 1 ? 1 : 0, seenDim(to) === 1 ? 1 : 0, t),
    boxed: mix(spanA.boxed ? 1 : 0, spanB.boxed ? 1 : 0, t),
    low: mix(spanA.low, spanB.low, t),
    high: mix(spanA.high, spanB.high, t),
    centre,
    half,
    turn,
    axes: t < 0.5 ? axesOf(from, first) : axesOf(to, second),
    scale,
    x: (box.x ?? 0) + box.width / 2 - across * scale,
    y: (box.y ?? 0) + top + (box.height - top) / 2 + up * scale,
  };
}

/** Places one point given by its three coordinates. */
export function place(pose: Pose, x: number, y: number, z: number): [number, number, number] {
  const out = placed(1);
  placeRows(pose, Float32Array.of(x, y, z), 1, out);
  return [out.x[0]!, out.y[0]!, out.z[0]!];
}

/** Places the point `along` axis number `axis` of those shown, counted from the origin. */
export function placeOnAxis(pose: Pose, axis: number, along: number): [number, number, number] {
  const row = pose.axes.slice(3 * axis, 3 * axis + 3);
  const [x = 0, y = 0, z = 0] = row;
  return place(pose, x * along, y * along, z * along);
}

/** How far a point leaves the line it lies on, so that a row of points can be seen: −½…½ by its number. */
const spread = (index: number): number => ((Math.imul(index + 1, 0x9e3779b1) >>> 8) & 0xffff) / 0xffff - 0.5;

/** Coordinates [n, 3] between two stages; the array is used again by the next call. */
let between = new Float32Array(3 * 49 * 49);
function coordinates(a: Floats, b: Floats, t: number, way: Way | null): Float32Array {
  const length = 3 * (a.shape[0] ?? 0);
  if (between.length < length) between = new Float32Array(2 * length);
  blendRows(a.data, widthOf(a), b.data, widthOf(b), t, way, between);
  return between.subarray(0, length);
}

const NOTHING: Floats = { shape: [0, 3], data: new Float32Array(), lo: 0, hi: 255 };

/** Where the sheet, the points, … of a pose are in space, [n, 3]. The array is used again by the next call. */
export function coordinatesOf(pose: Pose, part: "lattice" | "points" | "boundary" | "cage"): Float32Array {
  const { from, to, blend, way } = pose;
  return coordinates(from[part] ?? NOTHING, to[part] ?? NOTHING, blend, way);
}

/**
 * Places rows of coordinates, `a` [n, ka] on their way to `b` [n, kb]; missing coordinates are 0. `scatter` spreads them
 * across the line where the stage is one. Returns n.
 */
export function placeAll(
  pose: Pose,
  a: Float32Array,
  ka: number,
  b: Float32Array,
  kb: number,
  out: Placed,
  scatter = false,
): number {
  const length = 3 * Math.floor(a.length / ka);
  if (between.length < length) between = new Float32Array(2 * length);
  return placeRows(pose, between, blendRows(a, ka, b, kb, pose.blend, pose.way, between), out, scatter);
}

/** Places `count` points given by their three coordinates. */
export function placeRows(pose: Pose, rows: Float32Array, count: number, out: Placed, scatter = false): number {
  const { centre, turn, half, solid } = pose;
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = turn;
  const [cx, cy, cz] = centre;
  const away = scatter ? pose.line * half * 0.5 : 0;
  const near = PERSPECTIVE * solid;
  for (let i = 0, p = 0; i < count; i++, p += 3) {
    const x = rows[p]! - cx;
    const y = rows[p + 1]! - cy + (away ? spread(i) * away : 0);
    const z = rows[p + 2]! - cz;
    const depth = (m6 * x + m7 * y + m8 * z) / half;
    const size = pose.scale / (1 - depth * near);
    out.x[i] = pose.x + (m0 * x + m1 * y + m2 * z) * size;
    out.y[i] = pose.y - (m3 * x + m4 * y + m5 * z) * size;
    out.z[i] = depth;
  }
  return count;
}
