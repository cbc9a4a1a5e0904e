/** A copy of a hidden layer, put right behind it. */
import { insertLayer, layerOf, setUnits } from "../../edit";
import type { Experiment } from "../../wire/generated";

/** Joins and the output layer cannot be copied: returns null. */
export function copyLayer(draft: Experiment, id: string): string | null {
  const layer = layerOf(draft, id);
  if (!layer || layer.kind === "add" || layer.kind === "concat" || layer === draft.network.layers.at(-1)) return null;
  const copy = insertLayer(draft, id, layer.kind);
  const made = layerOf(draft, copy);
  if (!made) return null;
  Object.assign(made, structuredClone(layer), { id: copy, inputs: made.inputs });
  if (layer.kind === "dense") setUnits(draft, copy, layer.units);
  return copy;
}
