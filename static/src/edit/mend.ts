/** What can be done with one press about a network that the server refused: each mend makes the named problem go away. */
import type { Experiment, Problem } from "../wire/generated";
import { detach, isLearned, layerOf, layersOf, makersOf, mendGraph, outputOf, setUnits, widthOf } from "./graph";
import { isJoin, projectOn } from "./move";
import { mendOutput } from "./output";

export type Mend =
  /** A linear layer on the way from `from` into the join. */
  | { kind: "project"; join: string; from: string; units: number }
  /** Layers that are added get as many units. */
  | { kind: "units"; layer: string; units: number }
  | { kind: "concat"; join: string }
  | { kind: "unjoin"; join: string; from: string }
  | { kind: "remove"; layer: string }
  | { kind: "output" }
  | { kind: "train" };

/** Additions whose inputs differ in width. */
export const misfits = (draft: Experiment): string[] =>
  layersOf(draft)
    .filter(({ kind, inputs }) => kind === "add" && new Set(inputs.map((input) => widthOf(draft, input))).size > 1)
    .map(({ id }) => id);

/** The dense layers that give `id` its width, where all of them can be set to another one. */
function settable(draft: Experiment, id: string): string[] {
  const makers = makersOf(draft, id);
  const output = outputOf(draft)?.id;
  return id !== "input" && makers.every((maker) => maker !== output && layerOf(draft, maker)?.kind === "dense")
    ? makers
    : [];
}

/** For an addition of different widths: the last input, which is the way the layers lead, decides. */
export function mendsOfAdd(draft: Experiment, join: string): Mend[] {
  const inputs = layerOf(draft, join)?.inputs ?? [];
  const main = inputs.at(-1) ?? "input";
  const units = widthOf(draft, main);
  const odd = inputs.filter((input) => widthOf(draft, input) !== units);
  const [first] = odd;
  if (first === undefined) return [];
  const mends: Mend[] = [{ kind: "project", join, from: first, units }];
  const [skipped] = settable(draft, first);
  const [led] = settable(draft, main);
  if (skipped !== undefined) mends.push({ kind: "units", layer: skipped, units });
  else if (led !== undefined) mends.push({ kind: "units", layer: led, units: widthOf(draft, first) });
  return [...mends, { kind: "concat", join }, { kind: "unjoin", join, from: first }];
}

const AT = /^network\.layers\[(\d+)\](?:\.(\w+))?/;

/** The layer that a problem names, by its id. */
export function layerAt(draft: Experiment, { where }: Problem): string | null {
  const at = AT.exec(where)?.[1];
  return at === undefined ? null : (layersOf(draft)[Number(at)]?.id ?? null);
}

/** The mends for one problem, the gentlest first; empty where only the visitor can know. */
export function mendsFor(draft: Experiment, problem: Problem): Mend[] {
  const id = layerAt(draft, problem);
  const layer = id === null ? undefined : layerOf(draft, id);
  if (!layer) return problem.got === "no layer that is trainable" ? [{ kind: "train" }] : [];
  const field = AT.exec(problem.where)?.[2];
  if (layer.kind === "add" && misfits(draft).includes(layer.id)) return mendsOfAdd(draft, layer.id);
  if (isJoin(layer) && layer.inputs.length < 2) return [{ kind: "remove", layer: layer.id }];
  const bound = /at (?:most|least) (\d+)\.?$/.exec(problem.message)?.[1];
  if (layer.kind === "dense" && field === "units" && bound !== undefined)
    return [{ kind: "units", layer: layer.id, units: Number(bound) }];
  if (layer === outputOf(draft)) return [{ kind: "output" }];
  return problem.expected === "a layer that a later one reads" ? [{ kind: "remove", layer: layer.id }] : [];
}

/** Makes the change. */
export function applyMend(draft: Experiment, mend: Mend): void {
  switch (mend.kind) {
    case "project": {
      const odd = (layerOf(draft, mend.join)?.inputs ?? []).filter((from) => widthOf(draft, from) !== mend.units);
      for (const from of odd) projectOn(draft, { from, to: mend.join }, mend.units);
      return;
    }
    case "units":
      setUnits(draft, mend.layer, mend.units);
      return;
    case "concat": {
      const layers = layersOf(draft);
      const at = layers.findIndex(({ id }) => id === mend.join);
      const join = layers[at];
      if (join) layers[at] = { kind: "concat", id: join.id, inputs: join.inputs };
      return;
    }
    case "unjoin": {
      const join = layerOf(draft, mend.join);
      if (join) join.inputs = join.inputs.filter((input) => input !== mend.from);
      mendGraph(draft);
      return;
    }
    case "remove": {
      const layer = layerOf(draft, mend.layer);
      if (layer && layer !== outputOf(draft)) detach(draft, layer);
      mendGraph(draft);
      return;
    }
    case "output":
      mendOutput(draft);
      return;
    case "train":
      for (const layer of layersOf(draft)) if (isLearned(layer)) layer.trainable = true;
  }
}
