/** A skip drawn from one layer to another: the later one then also reads the earlier one, added or side by side. */
import type { Experiment } from "../wire/generated";
import { created, layerOf, layersOf, readersOf, replaced, widthOf, type Merge } from "./graph";
import { isJoin, projectOn, type Edge } from "./move";

const placeOf = (draft: Experiment, id: string): number => layersOf(draft).findIndex((layer) => layer.id === id);

/** The two in the order in which numbers pass them, however the skip was drawn. */
export const forward = (draft: Experiment, a: string, b: string): Edge =>
  placeOf(draft, a) <= placeOf(draft, b) ? { from: a, to: b } : { from: b, to: a };

/** Layers that a skip may lead to from `from`: later ones that do not read it yet, neither themselves nor by their join. */
export function targetsOf(draft: Experiment, from: string): string[] {
  return layersOf(draft)
    .slice(placeOf(draft, from) + 1)
    .filter((layer) => {
      const before = layerOf(draft, layer.inputs[0] ?? "input");
      const read = [...layer.inputs, ...(before && isJoin(before) && !isJoin(layer) ? before.inputs : [])];
      return !read.includes(from) && !feedsOnly(draft, layer.id, from);
    })
    .map(({ id }) => id);
}

/** Whether `id` is a join's only way in from `from`: joining there would add a layer to itself. */
const feedsOnly = (draft: Experiment, id: string, from: string): boolean => layerOf(draft, id)?.inputs[0] === from;

/** How wide the numbers are that a skip to `to` is added to. */
export const widthInto = (draft: Experiment, to: string): number =>
  widthOf(draft, layerOf(draft, to)?.inputs.at(-1) ?? "input");

/** Whether a skip can be added as it is. */
export const fits = (draft: Experiment, { from, to }: Edge): boolean => widthOf(draft, from) === widthInto(draft, to);

/** The join of a kind that already stands before a layer and that nothing else reads. */
function joinBefore(draft: Experiment, to: string, kind: Merge): string | null {
  const layer = layerOf(draft, to);
  if (!layer) return null;
  if (layer.kind === kind) return layer.id;
  if (isJoin(layer) || layer.inputs.length !== 1) return null;
  const before = layerOf(draft, layer.inputs[0] ?? "input");
  return before?.kind === kind && readersOf(draft, before.id).length === 1 ? before.id : null;
}

/**
 * Lets `to` also read `from`. Where the widths of an addition differ, a projection is put on the skip if asked for.
 * Returns the join's id, or null where there can be no such skip.
 */
export function joinInto(draft: Experiment, { from, to }: Edge, kind: Merge, project = false): string | null {
  const reader = layerOf(draft, to);
  if (!reader || !targetsOf(draft, from).includes(to)) return null;
  const width = widthInto(draft, to);
  const before = joinBefore(draft, to, kind);
  const join = (before === null ? undefined : layerOf(draft, before)) ?? created(draft, kind, []);
  if (join.id === before) join.inputs = [from, ...join.inputs];
  else {
    const main = reader.inputs.at(-1) ?? "input";
    join.inputs = [from, main];
    reader.inputs = replaced(reader.inputs, main, [join.id]);
    layersOf(draft).splice(placeOf(draft, to), 0, join);
  }
  if (kind === "add" && project && widthOf(draft, from) !== width) projectOn(draft, { from, to: join.id }, width);
  return join.id;
}
