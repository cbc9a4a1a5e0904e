/**
 * The network's output as a surface over the input plane: a `space` payload of one stage, "surface", whose coordinates
 * are x₁, the height, and −x₂, so that the height stands upright and the plane lies on the ground.
 */
import { traceLevel } from "./levelLine";
import type { Bytes, Floats, Ints } from "../wire/frame";
import type { SpacePayload, SurfacePayload } from "../wire/probes";

export const SURFACE = "surface";

/** What the ground and the ceiling of the box mean, and which height the two sides of a decision share. */
export interface Heights {
  low: number;
  high: number;
  midpoint: number | null;
}

/** Points to be set on the surface: on the plane [n, 2], with labels, and heights of their own in a regression. */
interface Grounded {
  points: Float32Array;
  labels: ArrayLike<number> | null;
  targets: ArrayLike<number> | null;
}

const valueOf = ({ lo, hi, data }: Bytes, i: number): number => lo + ((hi - lo) * (data[i] ?? 0)) / 255;

/** The range of heights: the probabilities', where all values are such, else what there is, at least a little. */
export function heightsOf(surface: SurfacePayload, targets: ArrayLike<number> | null): Heights {
  if (surface.kind === "classes") return { low: 0, high: 1, midpoint: null };
  const { value, midpoint } = surface;
  if (midpoint === 0.5 && value.lo >= -1e-6 && value.hi <= 1 + 1e-6) return { low: 0, high: 1, midpoint };
  let [low, high] = [value.lo, value.hi];
  for (let i = 0; i < (targets?.length ?? 0); i++) {
    low = Math.min(low, targets![i]!);
    high = Math.max(high, targets![i]!);
  }
  const least = Math.max(0.1, 1e-3 * Math.abs(low));
  if (high - low < least) [low, high] = [(low + high - least) / 2, (low + high + least) / 2];
  return { low, high, midpoint };
}

const floats = (data: Float32Array): Floats => ({ shape: [data.length / 3, 3], data, lo: 0, hi: 255 });
const bytes = (data: Uint8Array, lo: number, hi: number): Bytes => ({ shape: [data.length], data, lo, hi });
const ints = (values: readonly number[]): Ints => ({
  shape: [values.length],
  data: Int32Array.from(values),
  lo: 0,
  hi: 255,
});

/** A surface [R, R], row 0 at the top, as a payload whose lattice has R − 1 squares a side. */
export function surfaceSpace(surface: SurfacePayload, radius: number, grounded: Grounded): SpacePayload {
  const classes = surface.kind === "classes";
  const field = classes ? surface.margin : surface.value;
  const side = field.shape[1] ?? 2;
  const heights = heightsOf(surface, grounded.targets);
  const { low, high, midpoint } = heights;
  const upright = (value: number): number => (((value - low) / (high - low)) * 2 - 1) * radius;
  const at = (i: number): number => (i / (side - 1)) * 2 * radius - radius;
  const flipped = (i: number): number => (side - 1 - Math.floor(i / side)) * side + (i % side);
  const lattice = new Float32Array(3 * side * side);
  const shade = new Uint8Array(side * side);
  const reach = Math.max(1e-9, high - (midpoint ?? low), (midpoint ?? low) - low);
  for (let i = 0; i < side * side; i++) {
    const value = valueOf(field, flipped(i));
    lattice.set([at(i % side), upright(value), -at(Math.floor(i / side))], 3 * i);
    const strength = midpoint === null ? value : (value - midpoint) / reach;
    shade[i] = Math.round(((Math.max(-1, Math.min(1, strength)) + 1) / 2) * 255);
  }
  const count = grounded.points.length / 2;
  const points = new Float32Array(3 * count);
  for (let p = 0; p < count; p++) {
    const [x, y] = [grounded.points[2 * p]!, grounded.points[2 * p + 1]!];
    const target = grounded.targets?.[p];
    const height = target === undefined ? heightAt(lattice, side, radius, x, y) : upright(target);
    points.set([x, height, -y], 3 * p);
  }
  const winner = classes
    ? {
        winner: bytes(
          surface.winner.data.map((_, i, all) => all[flipped(i)]!),
          0,
          255,
        ),
      }
    : {};
  const { rows, parts } = contour(surface, radius, midpoint === null ? 0 : upright(midpoint));
  return {
    resolution: side - 1,
    radius,
    shade: bytes(shade, -1, 1),
    ...winner,
    boundary_parts: ints(parts),
    labels: bytes(
      Uint8Array.from({ length: count }, (_, i) => grounded.labels?.[i] ?? 0),
      0,
      255,
    ),
    keys: {
      [SURFACE]: {
        dim: 3,
        lattice: floats(lattice),
        points: floats(points),
        boundary: floats(rows),
        share: null,
        units: null,
        extent: radius,
      },
    },
  };
}

/** Height of the lattice over a place of the plane, linearly within a square. */
function heightAt(lattice: Float32Array, side: number, radius: number, x: number, y: number): number {
  const index = (v: number): number => Math.max(0, Math.min(side - 1, ((v / radius + 1) / 2) * (side - 1)));
  const [u, v] = [index(x), index(y)];
  const [i, j] = [Math.min(side - 2, Math.floor(u)), Math.min(side - 2, Math.floor(v))];
  const h = (di: number, dj: number): number => lattice[3 * ((j + dj) * side + i + di) + 1]!;
  const across = (dj: number): number => h(0, dj) + (h(1, dj) - h(0, dj)) * (u - i);
  return across(0) + (across(1) - across(0)) * (v - j);
}

/** Where a surface of one value crosses its midpoint, as loose segments at a height. */
function contour(surface: SurfacePayload, radius: number, height: number): { rows: Float32Array; parts: number[] } {
  if (surface.kind === "classes") return { rows: new Float32Array(), parts: [0] };
  const rows: number[] = [];
  const add = (x: number, y: number): unknown => rows.push(x - radius, height, y - radius);
  traceLevel({ moveTo: add, lineTo: add }, surface.value, surface.midpoint, 2 * radius, 2 * radius);
  const parts = Array.from({ length: rows.length / 6 + 1 }, (_, i) => 2 * i);
  return { rows: Float32Array.from(rows), parts };
}
