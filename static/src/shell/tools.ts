/** The layers that can be added, and adding one where the film stands. */
import { edit } from "../commands";
import { addSkip, insertLayer, layerOf, outputOf, type LayerKind } from "../edit";
import { t } from "../i18n";
import { depth, description, selection, wanted } from "../store";
import type { IconName } from "../ui/icons";

export const TOOLS: readonly { kind: LayerKind; icon: IconName }[] = [
  { kind: "dense", icon: "dense" },
  { kind: "activation", icon: "activation" },
  { kind: "dropout", icon: "dropout" },
  { kind: "batch_norm", icon: "norm" },
  { kind: "layer_norm", icon: "norm" },
  { kind: "add", icon: "skip" },
  { kind: "concat", icon: "concat" },
];

/** The layer at the film's place, or the one before the output where that is the output itself. */
export function layerHere(): string {
  const experiment = wanted.peek();
  const stage = description.peek()?.stages[Math.round(depth.peek())];
  const output = experiment && outputOf(experiment);
  const here = stage?.layer ?? "input";
  const known = here === "input" || (experiment && layerOf(experiment, here));
  return known && here !== output?.id ? here : (output?.inputs.at(-1) ?? "input");
}

/** Adds a layer after `after` and chooses it. */
export function addLayer(kind: LayerKind, after: string): void {
  let id = "";
  edit((draft) => {
    id = kind === "add" || kind === "concat" ? addSkip(draft, after, kind) : insertLayer(draft, after, kind);
  });
  if (id) selection.value = { layer: id, unit: 0 };
}

export const toolName = (kind: LayerKind): string => t.value.layers.kind[kind];
