/** Connections between tiles: which there are, which are drawn, the curve of each, and which lies under the pointer. */
import type { Arrangement, Column, Place } from "./arrange";

export interface Curve {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** One connection. A dense layer's carries the weight at `index` of the flat parameter vector; others only pass on. */
export interface Edge {
  from: Place;
  to: Place;
  index: number | null;
  curve: Curve;
}

/** A wire that leaps over columns into a sum or a row of layers, joining at (x, y). */
export interface Arch {
  from: string;
  to: string;
  kind: string;
  startX: number;
  startY: number;
  over: number;
  x: number;
  y: number;
}

export interface Wiring {
  edges: readonly Edge[];
  arches: readonly Arch[];
}

export interface LayerInputs {
  id: string;
  kind: string;
  inputs: readonly string[];
  width: number;
}
export interface WeightSlot {
  layer: string;
  name: string;
  offset: number;
  shape: readonly number[];
}

/** Where a single output's curves arrive: spread over the picture's edge. */
const OUTPUT_SPREAD = 18;

function between(from: Place, to: Place, gap: number, spread: number): Curve {
  return { x0: from.x + from.size / 2, y0: from.y, x1: to.x - to.size / 2 - gap, y1: to.y + spread };
}

/** The column's unit, if it is drawn. */
const place = (column: Column, unit: number): Place | undefined => column.places.find((p) => p.unit === unit);

function weighted(source: Column, target: Column, offset: number, fanIn: number, gap: number): Edge[] {
  const isPicture = target.places.length === 1 && target.width === 1 && target.size > source.size;
  const middle = (source.places.length - 1) / 2;
  return target.places.flatMap((to) =>
    source.places.map((from) => ({
      from,
      to,
      index: offset + to.unit * fanIn + from.unit,
      curve: between(from, to, gap, isPicture ? (from.row - middle) * OUTPUT_SPREAD : 0),
    })),
  );
}

function passing(source: Column, target: Column, shift: number, gap: number): Edge[] {
  return source.places.flatMap((from) => {
    const to = place(target, from.unit + shift);
    return to ? [{ from, to, index: null, curve: between(from, to, gap, 0) }] : [];
  });
}

function arch(source: Column, target: Column, rank: number, top: number): Arch {
  const first = source.places[0];
  const startY = first ? first.y - first.size / 2 : top;
  const middle = target.places.length ? ((target.places[0]?.y ?? 0) + (target.places.at(-1)?.y ?? 0)) / 2 : top;
  return {
    from: source.layer,
    to: target.layer,
    kind: target.kind,
    startX: source.x,
    startY,
    over: Math.min(startY, top) - 6 - 5 * rank,
    x: target.x - target.size / 2 - 20,
    y: middle,
  };
}

/** Every connection of the arrangement whose two ends are drawn. */
export function wire(
  arrangement: Arrangement,
  layers: readonly LayerInputs[],
  slots: readonly WeightSlot[],
  phone: boolean,
): Wiring {
  const columns = new Map(arrangement.columns.map((c) => [c.layer, c]));
  const position = new Map(arrangement.columns.map((c, i) => [c.layer, i]));
  const gap = phone ? 2 : 4;
  const edges: Edge[] = [];
  const arches: Arch[] = [];
  for (const layer of layers) {
    const target = columns.get(layer.id);
    if (!target) continue;
    const slot = layer.kind === "dense" ? slots.find((s) => s.layer === layer.id && s.name === "weight") : undefined;
    let shift = 0;
    for (const input of layer.inputs) {
      const source = columns.get(input);
      if (!source) continue;
      const near = (position.get(layer.id) ?? 0) - (position.get(input) ?? 0) === 1;
      if (slot) edges.push(...weighted(source, target, slot.offset, slot.shape[1] ?? source.width, gap));
      else if (near || layer.inputs.length === 1) edges.push(...passing(source, target, shift, gap));
      else arches.push(arch(source, target, arches.length, highest(arrangement)));
      if (layer.kind === "concat") shift += source.width;
    }
  }
  return { edges, arches };
}

function highest(arrangement: Arrangement): number {
  let top = Infinity;
  for (const column of arrangement.columns) for (const p of column.places) top = Math.min(top, p.y - p.size / 2);
  return top;
}

/** Beyond so many edges only the strongest and those of the units in focus are drawn. */
const MOST_EDGES = 200;
const STRONGEST = 40;

export interface Unit {
  layer: string;
  unit: number;
}
const isEnd = (p: Place, unit: Unit | null): boolean => unit !== null && p.layer === unit.layer && p.unit === unit.unit;
export const touches = (edge: Edge, unit: Unit | null): boolean => isEnd(edge.from, unit) || isEnd(edge.to, unit);

/** The edges the chosen unit is computed from: what comes in, or, backward, what comes back from where it leads. */
export const carries = (edge: Edge, unit: Unit | null, direction: "forward" | "backward"): boolean =>
  isEnd(direction === "forward" ? edge.to : edge.from, unit);

/** The edges to draw: all of them, or of very many those in focus and the 40 with the largest weights. */
export function drawn(
  edges: readonly Edge[],
  weight: (edge: Edge) => number,
  focus: readonly (Unit | null)[],
): readonly Edge[] {
  if (edges.length <= MOST_EDGES) return edges;
  const strongest = new Set(
    edges
      .filter((e) => e.index !== null)
      .sort((a, b) => Math.abs(weight(b)) - Math.abs(weight(a)))
      .slice(0, STRONGEST),
  );
  return edges.filter((e) => strongest.has(e) || focus.some((unit) => touches(e, unit)));
}

/** The unit one column over or one row on; across columns, the one nearest in height. Null at the ends. */
export function neighbourOf({ columns }: Arrangement, unit: Unit, across: number, down: number): Unit | null {
  const at = columns.findIndex((c) => c.layer === unit.layer);
  const here = columns[at]?.places.find((p) => p.unit === unit.unit);
  if (!here) return null;
  if (down) return columns[at]?.places[here.row + down] ?? null;
  const places = [...(columns[at + across]?.places ?? [])];
  return places.sort((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y))[0] ?? null;
}

const BEND = 0.45;

/** A point of the cubic: horizontal at both ends. */
export function pointAt({ x0, y0, x1, y1 }: Curve, t: number): { x: number; y: number } {
  const m = 1 - t;
  const dx = BEND * (x1 - x0);
  const a = m * m * m;
  const b = 3 * m * m * t;
  const c = 3 * m * t * t;
  const d = t * t * t;
  return { x: a * x0 + b * (x0 + dx) + c * (x1 - dx) + d * x1, y: (a + b) * y0 + (c + d) * y1 };
}

export function tracePath(
  g: { moveTo(x: number, y: number): void; bezierCurveTo(...xy: number[]): void },
  c: Curve,
): void {
  const dx = BEND * (c.x1 - c.x0);
  g.moveTo(c.x0, c.y0);
  g.bezierCurveTo(c.x0 + dx, c.y0, c.x1 - dx, c.y1, c.x1, c.y1);
}

const SEGMENTS = 24;

function distance(curve: Curve, x: number, y: number): number {
  let best = Infinity;
  let a = pointAt(curve, 0);
  for (let i = 1; i <= SEGMENTS; i++) {
    const b = pointAt(curve, i / SEGMENTS);
    const vx = b.x - a.x;
    const vy = b.y - a.y;
    const along = Math.max(0, Math.min(1, ((x - a.x) * vx + (y - a.y) * vy) / (vx * vx + vy * vy || 1)));
    best = Math.min(best, Math.hypot(x - a.x - along * vx, y - a.y - along * vy));
    a = b;
  }
  return best;
}

/** The weighted edge nearest to (x, y) within `reach` pixels. */
export function nearest(edges: readonly Edge[], x: number, y: number, reach: number): Edge | null {
  let found: Edge | null = null;
  let best = reach;
  for (const edge of edges) {
    const { x0, x1, y0, y1 } = edge.curve;
    if (edge.index === null || x < x0 - reach || x > x1 + reach) continue;
    if (y < Math.min(y0, y1) - reach || y > Math.max(y0, y1) + reach) continue;
    const d = distance(edge.curve, x, y);
    if (d <= best) {
      best = d;
      found = edge;
    }
  }
  return found;
}

/** Where the weight's chip sits on its curve. */
export function chipAt(edge: Edge, direction: "forward" | "backward", intoPicture: boolean): { x: number; y: number } {
  return pointAt(edge.curve, direction === "forward" ? 0.36 : intoPicture ? 0.5 : 0.66);
}
