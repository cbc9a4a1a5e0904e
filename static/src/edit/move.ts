/** Layers on edges: which edges there are, and putting a layer, an old one or a new one or a copy, on one of them. */
import type { DenseConfig, Experiment, LayerConfig } from "../wire/generated";
import {
  created,
  detach,
  layerOf,
  layersOf,
  mendGraph,
  outputOf,
  readersOf,
  replaced,
  setUnits,
  widthOf,
  type LayerKind,
  type Merge,
} from "./graph";

/** One reads the other. */
export interface Edge {
  /** "input" or a layer's id. */
  from: string;
  to: string;
}

export const isJoin = (layer: LayerConfig): layer is Extract<LayerConfig, { kind: Merge }> =>
  layer.kind === "add" || layer.kind === "concat";

/** Every edge of the network, in the order of the layers that read. */
export const edgesOf = (draft: Experiment): Edge[] =>
  layersOf(draft).flatMap(({ id: to, inputs }) => inputs.map((from) => ({ from, to })));

const isThere = (draft: Experiment, { from, to }: Edge): boolean => layerOf(draft, to)?.inputs.includes(from) ?? false;

/** The edge that the gap between two neighbouring columns stands for. */
export function edgeAtGap(draft: Experiment, left: string, right: string): Edge | null {
  if (isThere(draft, { from: left, to: right })) return { from: left, to: right };
  const reader = readersOf(draft, left)[0];
  if (reader) return { from: left, to: reader.id };
  const before = layerOf(draft, right)?.inputs.at(-1);
  return before === undefined ? null : { from: before, to: right };
}

/** Puts a layer on an edge, right before the layer that reads. */
function putOn(draft: Experiment, { from, to }: Edge, layer: LayerConfig): void {
  const reader = layerOf(draft, to);
  if (!reader) return;
  layer.inputs = [from];
  reader.inputs = replaced(reader.inputs, from, [layer.id]);
  const layers = layersOf(draft);
  layers.splice(layers.indexOf(reader), 0, layer);
}

/** Puts a new layer on an edge. Returns its id, or null where there is no such edge. */
export function insertOn(draft: Experiment, edge: Edge, kind: Exclude<LayerKind, Merge>): string | null {
  if (!isThere(draft, edge)) return null;
  const layer = created(draft, kind, [edge.from]);
  if (layer.kind === "dense" && layerOf(draft, edge.to)?.kind === "add") layer.units = widthOf(draft, edge.from);
  putOn(draft, edge, layer);
  return layer.id;
}

/** Moves a layer with one input to an edge. Joins, the output and edges of the layer itself stay: returns false. */
export function moveOnto(draft: Experiment, id: string, edge: Edge): boolean {
  const layer = layerOf(draft, id);
  if (!layer || layer === outputOf(draft) || isJoin(layer) || !isThere(draft, edge)) return false;
  if (edge.from === id || edge.to === id) return false;
  detach(draft, layer);
  if (!isThere(draft, edge)) return false;
  putOn(draft, edge, layer);
  mendGraph(draft);
  return true;
}

/** The edge a layer comes onto when it moves by one to either side; null at the ends. */
export function edgeBeside(draft: Experiment, id: string, side: -1 | 1): Edge | null {
  const layer = layerOf(draft, id);
  if (!layer || isJoin(layer) || layer === outputOf(draft)) return null;
  const next = side > 0 ? readersOf(draft, id)[0]?.id : layer.inputs[0];
  if (next === undefined || next === "input") return null;
  if (side < 0) {
    const before = layerOf(draft, next)?.inputs.at(-1);
    return before === undefined ? null : { from: before, to: next };
  }
  const after = readersOf(draft, next)[0];
  return after ? { from: next, to: after.id } : null;
}

/** A copy of a hidden layer, right behind it, with all its settings. Joins and the output cannot be copied: null. */
export function copyLayer(draft: Experiment, id: string): string | null {
  const layer = layerOf(draft, id);
  const reader = readersOf(draft, id)[0];
  if (!layer || !reader || isJoin(layer)) return null;
  const copy = insertOn(draft, { from: id, to: reader.id }, layer.kind);
  const made = copy === null ? undefined : layerOf(draft, copy);
  if (!made) return null;
  Object.assign(made, structuredClone(layer), { id: copy, inputs: made.inputs });
  if (layer.kind === "dense") setUnits(draft, made.id, layer.units);
  return copy;
}

type Follower = "dropout" | "batch_norm" | "layer_norm";

/** The layer of a kind that follows a layer and reads nothing else, past others of such kinds; undefined without one. */
export function followerOf(draft: Experiment, id: string, kind: Follower): LayerConfig | undefined {
  const readers = readersOf(draft, id);
  const [next] = readers;
  if (readers.length !== 1 || !next) return undefined;
  if (next.kind === kind) return next;
  const passes = next.kind === "dropout" || next.kind === "batch_norm" || next.kind === "layer_norm";
  return passes ? followerOf(draft, next.id, kind) : undefined;
}

/** Puts a dropout or a norm right behind a layer, for all that read it; or takes it away. */
export function setFollower(draft: Experiment, id: string, kind: Follower, on: boolean): void {
  const there = followerOf(draft, id, kind);
  if (on === (there !== undefined)) return;
  if (there) {
    detach(draft, there);
    return;
  }
  const layers = layersOf(draft);
  const layer = created(draft, kind, [id]);
  for (const reader of readersOf(draft, id)) reader.inputs = replaced(reader.inputs, id, [layer.id]);
  layers.splice(layers.findIndex((other) => other.id === id) + 1, 0, layer);
}

/** A linear layer without bias that brings `from` to a width (He et al., 2016, equation 2). Not yet in the network. */
export function projection(draft: Experiment, from: string, units: number): DenseConfig {
  const layer = created(draft, "dense", [from]) as DenseConfig;
  return { ...layer, units, activation: "linear", bias: false };
}

/** Puts a projection to a width on an edge. */
export function projectOn(draft: Experiment, edge: Edge, units: number): void {
  if (isThere(draft, edge)) putOn(draft, edge, projection(draft, edge.from, units));
}
