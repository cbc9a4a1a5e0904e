/**
 * The sheet of a film frame: the lattice of the input plane as quads coloured by the decision, with its grid lines and the
 * network's boundary. Everything is cut into runs of one colour and one depth bin, so that a frame needs few paths.
 */
import type { SpacePayload } from "../wire/probes";
import { LEVEL, LINES, lineNumbers, quadBases, SHADES, shadeOf } from "./filmColour";
import type { Placed, Pose } from "./filmPose";
import { MOST_RUNS, push, runs, sort, type Runs } from "./filmRuns";

const MOST_QUADS = 48 * 48;
/** Numbers of fill colours in a depth bin. */
export const COLOURS = 64 * SHADES;

/** One frame's sheet, ready to be drawn bin by bin from the back. The arrays are reused by the next frame. */
export interface Sheet {
  bins: number;
  fills: Runs;
  lines: Runs;
  edge: Runs;
  /** Vertices from the upper side of a quad to its lower. */
  down: number;
  /** Bin of a depth. */
  bin: (depth: number) => number;
}

const fills = runs(MOST_QUADS);
const lines = runs(MOST_RUNS);
const edge = runs(MOST_RUNS);
const quadBin = new Uint8Array(MOST_QUADS);
const quadColour = new Uint16Array(MOST_QUADS);
const quadFlip = new Uint8Array(MOST_QUADS);

export interface SheetStyle {
  /** Lattice steps a quad, and quads between grid lines. */
  stride: number;
  major: number;
  bins: number;
}

/** Light on a quad: how squarely it faces the viewer and a lamp at the upper left, −½…½. */
function light(ux: number, uy: number, uz: number, vx: number, vy: number, vz: number): number {
  const nx = uy * vz - uz * vy;
  const ny = uz * vx - ux * vz;
  const nz = ux * vy - uy * vx;
  const n = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
  return (Math.abs(nz) * 0.65) / n + (0.35 * Math.abs(0.5 * nx + 0.7 * ny)) / n - 0.55;
}

/** Sorts the sheet of `payload`, placed at `at`, into runs. Flat sheets have two bins: what lies face down, then the rest. */
export function layOut(payload: SpacePayload, pose: Pose, at: Placed, style: SheetStyle): Sheet {
  const { stride } = style;
  const width = payload.resolution + 1;
  const side = Math.floor(payload.resolution / stride);
  const solid = pose.solid > 0.02;
  const bins = solid ? style.bins : 2;
  const bin = solid ? binning(at, width * width, bins) : (): number => bins - 1;
  const bases = quadBases(payload, stride);
  const deep = pose.scale * pose.half;
  const { x, y, z } = at;
  const down = stride * width;
  for (let j = 0; j < side; j++)
    for (let i = 0; i < side; i++) {
      const a = j * down + i * stride;
      const b = a + stride;
      const d = a + down;
      const c = d + stride;
      const q = j * side + i;
      const flip = (x[c]! - x[a]!) * (y[d]! - y[b]!) - (x[d]! - x[b]!) * (y[c]! - y[a]!) > 0 ? 0 : 1;
      quadFlip[q] = flip;
      let shade = LEVEL;
      if (solid) {
        quadBin[q] = bin((z[a]! + z[b]! + z[c]! + z[d]!) / 4);
        const facing = light(
          x[b]! - x[a]!,
          y[b]! - y[a]!,
          (z[b]! - z[a]!) * deep,
          x[d]! - x[a]!,
          y[d]! - y[a]!,
          (z[d]! - z[a]!) * deep,
        );
        shade = shadeOf(facing * pose.solid);
      } else quadBin[q] = 1 - flip;
      quadColour[q] = bases[q]! * SHADES + shade;
    }
  cutFills(side, stride, width);
  cutLines(payload, bases, side, style);
  return { bins, fills, lines, edge, down, bin };
}

function binning(at: Placed, count: number, bins: number): (depth: number) => number {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    if (at.z[i]! < low) low = at.z[i]!;
    if (at.z[i]! > high) high = at.z[i]!;
  }
  const scale = bins / Math.max(1e-6, high - low);
  return (depth) => Math.max(0, Math.min(bins - 1, Math.floor((depth - low) * scale)));
}

function cutFills(side: number, stride: number, width: number): void {
  fills.count = 0;
  for (let j = 0; j < side; j++) {
    let from = 0;
    for (let i = 1; i <= side; i++) {
      const p = j * side + from;
      const q = j * side + i;
      if (i < side && quadColour[p] === quadColour[q] && quadBin[p] === quadBin[q] && quadFlip[p] === quadFlip[q])
        continue;
      const start = j * stride * width + from * stride;
      push(fills, quadBin[p]! * COLOURS + quadColour[p]!, start, stride, i - from + 1, quadFlip[p]!);
      from = i;
    }
  }
  sort(fills);
}

function cutLines(payload: SpacePayload, bases: Uint8Array, side: number, { stride, major }: SheetStyle): void {
  lines.count = 0;
  const width = payload.resolution + 1;
  const colour = lineNumbers(payload);
  for (let across = 0; across < 2; across++)
    for (let line = 0; line <= side; line++) {
      if ((line * stride) % major !== 0 && line !== side) continue;
      const inner = Math.min(line, side - 1);
      const step = (across ? width : 1) * stride;
      const first = line * stride * (across ? 1 : width);
      let from = 0;
      let held = -1;
      for (let i = 0; i <= side; i++) {
        const q = across ? i * side + inner : inner * side + i;
        const key = i === side ? -2 : quadBin[q]! * LINES + colour[bases[q]!]!;
        if (key === held) continue;
        if (held >= 0) push(lines, held, first + from * step, step, i - from + 1, 0);
        from = i;
        held = key;
      }
    }
  sort(lines);
}

/** Cuts the boundary's lines into runs by depth bin. `bias` moves it towards the viewer. */
export function layEdge(sheet: Sheet, parts: Int32Array, at: Placed, bias: number): void {
  edge.count = 0;
  for (let p = 0; p + 1 < parts.length; p++) {
    let from = parts[p]!;
    let held = -1;
    for (let i = parts[p]!; i < parts[p + 1]!; i++) {
      const bin = i + 1 < parts[p + 1]! ? sheet.bin((at.z[i]! + at.z[i + 1]!) / 2 + bias) : -1;
      if (bin === held) continue;
      if (held >= 0 && edge.count < MOST_RUNS) push(edge, held, from, 1, i - from + 1, 0);
      from = i;
      held = bin;
    }
  }
  sort(edge);
}
