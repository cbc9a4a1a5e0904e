/** The network of a draft as a graph: widths, neighbours, and edits that keep every layer connected. */
import type { Activation, DenseConfig, Experiment, LayerConfig } from "../wire/generated";
import { MOST_UNITS } from "./limits";

export type LayerKind = LayerConfig["kind"];
export type Merge = "add" | "concat";

export const layersOf = (draft: Experiment): LayerConfig[] => draft.network.layers;
export const layerOf = (draft: Experiment, id: string): LayerConfig | undefined =>
  draft.network.layers.find((layer) => layer.id === id);
/** The last layer, which cannot be removed. */
export const outputOf = (draft: Experiment): LayerConfig | undefined => draft.network.layers.at(-1);
export const readersOf = (draft: Experiment, id: string): LayerConfig[] =>
  draft.network.layers.filter((layer) => layer.inputs.includes(id));

/** How many numbers a layer (or "input") puts out. */
export function widthOf(draft: Experiment, id: string): number {
  const layer = layerOf(draft, id);
  if (!layer) return draft.data.features.length + draft.data.formulas.length;
  if (layer.kind === "dense") return layer.units;
  if (layer.kind === "concat") return layer.inputs.reduce((sum, input) => sum + widthOf(draft, input), 0);
  return widthOf(draft, layer.inputs[0] ?? "input");
}

/** Everything the layer's numbers depend on, nearest first; "input" last. */
function ancestorsOf(draft: Experiment, id: string): string[] {
  const seen = new Set<string>();
  const visit = (at: string): void => {
    for (const input of layerOf(draft, at)?.inputs ?? []) {
      seen.add(input);
      visit(input);
    }
  };
  visit(id);
  const order = ["input", ...draft.network.layers.map((layer) => layer.id)];
  return order.filter((name) => seen.has(name)).reverse();
}

/** The first free `<kind>_<n>`. */
export function freeId(draft: Experiment, kind: LayerKind): string {
  const taken = new Set(draft.network.layers.map((layer) => layer.id));
  let n = 1;
  while (taken.has(`${kind}_${n}`)) n++;
  return `${kind}_${n}`;
}

/** Whether a layer has parameters, and so can be kept from training. */
export const isLearned = (layer: LayerConfig): layer is Extract<LayerConfig, { trainable: boolean }> =>
  "trainable" in layer;

const firstDense = (draft: Experiment): DenseConfig | undefined =>
  draft.network.layers.find((layer) => layer.kind === "dense");

/** A new hidden layer resembles the hidden layers that are there. */
function hiddenActivation(draft: Experiment): Activation {
  const hidden = draft.network.layers.slice(0, -1).find((layer) => layer.kind === "dense");
  return hidden?.kind === "dense" ? hidden.activation : "tanh";
}

const UNITS_ON_INPUT = 4;

/** A new layer of a kind that reads `inputs`, not yet in the network. */
export function created(draft: Experiment, kind: LayerKind, inputs: string[]): LayerConfig {
  const id = freeId(draft, kind);
  const from = inputs[0] ?? "input";
  switch (kind) {
    case "dense": {
      const init = firstDense(draft)?.init ?? { kind: "xavier", scale: 1 };
      const units = from === "input" ? UNITS_ON_INPUT : Math.min(MOST_UNITS, widthOf(draft, from));
      const activation = hiddenActivation(draft);
      return { kind, id, inputs, trainable: true, units, activation, init: { ...init }, bias: true, bias_start: 0 };
    }
    case "activation":
      return { kind, id, inputs, trainable: true, function: "relu" };
    case "dropout":
      return { kind, id, inputs, rate: 0.2 };
    case "batch_norm":
      return { kind, id, inputs, trainable: true, momentum: 0.1, epsilon: 1e-5 };
    case "layer_norm":
      return { kind, id, inputs, trainable: true, epsilon: 1e-5 };
    case "add":
    case "concat":
      return { kind, id, inputs };
  }
}

/** `inputs` with one of them replaced, each once. */
export const replaced = (inputs: readonly string[], old: string, by: readonly string[]): string[] => [
  ...new Set(inputs.flatMap((input) => (input === old ? by : [input]))),
];

/** Where a layer may be put: after `after`, but never after the output layer. */
function place(draft: Experiment, after: string): string {
  const output = outputOf(draft);
  return output && output.id === after ? (output.inputs.at(-1) ?? "input") : after;
}

/** Puts `layer` behind `after`: the first layer that read `after` now reads it instead. */
function splice(draft: Experiment, after: string, layer: LayerConfig): void {
  const at = draft.network.layers.findIndex((other) => other.id === after) + 1;
  const reader = draft.network.layers.slice(at).find((other) => other.inputs.includes(after));
  if (reader) reader.inputs = replaced(reader.inputs, after, [layer.id]);
  draft.network.layers.splice(at, 0, layer);
}

/** Inserts a layer behind `after` ("input" or a layer's id). Returns the new id. */
export function insertLayer(draft: Experiment, after: string, kind: Exclude<LayerKind, Merge> = "dense"): string {
  const from = place(draft, after);
  const layer = created(draft, kind, [from]);
  const reader = readersOf(draft, from)[0];
  if (layer.kind === "dense" && reader?.kind === "add") layer.units = widthOf(draft, from);
  splice(draft, from, layer);
  mendGraph(draft);
  return layer.id;
}

/**
 * Joins what comes out of `after` with something earlier: by addition (a skip, widths must agree) or side by side.
 * Where nothing earlier fits, a dense layer of the same width is put between, so that there is something to skip.
 */
export function addSkip(draft: Experiment, after: string, kind: Merge = "add"): string {
  const end = place(draft, after);
  const fits = (id: string): boolean => kind === "concat" || widthOf(draft, id) === widthOf(draft, end);
  const from = ancestorsOf(draft, end).find(fits);
  const far = from === undefined ? insertLayer(draft, end) : end;
  const near = from ?? end;
  const block = layerOf(draft, far);
  if (from === undefined && block?.kind === "dense") block.units = widthOf(draft, end);
  const merge = created(draft, kind, [near, far]);
  splice(draft, far, merge);
  mendGraph(draft);
  return merge.id;
}

/** Takes a layer out and joins its readers to its inputs. The output layer stays: returns false. */
export function removeLayer(draft: Experiment, id: string): boolean {
  const layer = layerOf(draft, id);
  if (!layer || layer === outputOf(draft)) return false;
  detach(draft, layer);
  mendGraph(draft);
  return true;
}

/** Takes a layer out and joins its readers to what it read. */
export function detach(draft: Experiment, layer: LayerConfig): void {
  draft.network.layers = draft.network.layers.filter((other) => other !== layer);
  for (const reader of readersOf(draft, layer.id)) {
    const by = reader.kind === "add" || reader.kind === "concat" ? layer.inputs : layer.inputs.slice(-1);
    reader.inputs = replaced(reader.inputs, layer.id, by);
  }
}

/** The dense layers (or "input", or concats) that decide how wide `id` is: itself, or what shape-keeping layers before it carry on. */
export function makersOf(draft: Experiment, id: string): string[] {
  const layer = layerOf(draft, id);
  if (!layer || layer.kind === "dense" || layer.kind === "concat") return [id];
  return layer.inputs.flatMap((input) => makersOf(draft, input));
}

/** Sets a dense layer's units, and those of layers it is added to, whose width must agree. */
export function setUnits(draft: Experiment, id: string, units: number): void {
  const tied = new Set([id]);
  for (const layer of draft.network.layers) {
    if (layer.kind !== "add") continue;
    const makers = layer.inputs.flatMap((input) => makersOf(draft, input));
    if (makers.some((maker) => tied.has(maker))) for (const maker of makers) tied.add(maker);
  }
  const movable = [...tied].every((maker) => layerOf(draft, maker)?.kind === "dense");
  for (const layer of draft.network.layers)
    if (layer.kind === "dense" && (layer.id === id || (movable && tied.has(layer.id)))) layer.units = units;
  mendGraph(draft);
}

/** Drops joins of fewer than two inputs and layers that nothing reads. What does not fit together is left to be mended. */
export function mendGraph(draft: Experiment): void {
  const lone = draft.network.layers.find(
    (layer) =>
      layer !== outputOf(draft) && (layer.kind === "add" || layer.kind === "concat") && layer.inputs.length < 2,
  );
  const unread = draft.network.layers.find(
    (layer) => layer !== outputOf(draft) && readersOf(draft, layer.id).length === 0,
  );
  const drop = lone ?? unread;
  if (!drop) return;
  detach(draft, drop);
  mendGraph(draft);
}
