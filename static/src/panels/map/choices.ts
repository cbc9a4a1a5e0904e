/** Other data and other learners with the values they begin with. */
import { edit } from "../../commands";
import { isSolid, type DatasetKind } from "../../edit";
import type { DataConfig, Experiment } from "../../wire/generated";
import { FIELDS, type Field } from "../../wire/fields";

export const SETS = [
  "checkerboard",
  "blobs",
  "rings",
  "moons",
  "spirals",
  "xor",
  "swiss_roll",
  "nested_spheres",
  "trefoil",
  "linked_rings",
  "colours",
  "digits",
  "glyphs",
] as const satisfies readonly DatasetKind[];
/** The settings of data that matter to a map; those that a set has not are passed over. */
export const DATA_SETTINGS = ["text", "points", "copies", "classes", "spread", "hues", "noise"] as const;
type SetKind = (typeof SETS)[number];
const PICTURES: readonly string[] = ["digits", "glyphs"];

export type MapLearner = Extract<Experiment["learner"], { horizon: number; rate_from: number }>;
export type MapKind = MapLearner["kind"];
export const KINDS = ["som", "k_means", "neural_gas"] as const satisfies readonly MapKind[];

/** Whether a setting may have a value. */
function fits({ type, choices, min = -Infinity, max = Infinity, ...field }: Field, value: unknown): boolean {
  if (type === "choice") return choices?.some((choice) => choice === value) ?? false;
  if (typeof value === "number") return typeof field.default === "number" && value >= min && value <= max;
  return typeof value === typeof field.default;
}

/** The values that a kind begins with, and those of before that it has too. */
function begun(fields: readonly Field[], before: Readonly<Record<string, unknown>>, kept: readonly string[]): object {
  return Object.fromEntries(
    fields.map((field) => {
      const old = before[field.name];
      return [field.name, kept.includes(field.name) && fits(field, old) ? old : field.default];
    }),
  );
}

const KEPT_DATA = ["points", "test_share"];
const KEPT_LEARNER = ["rate_from", "rate_to", "schedule", "horizon", "start", "units"];

/** Other data; the number of points stays where both have one. */
export function setData(kind: SetKind): void {
  edit((draft) => {
    if (draft.data.kind === kind) return;
    const features = PICTURES.includes(kind) ? [] : isSolid(kind) ? ["x", "y", "z"] : ["x", "y"];
    const fresh = begun(FIELDS.data[kind], { ...draft.data }, KEPT_DATA);
    const share = kind === "glyphs" ? { test_share: 0, copies: 8, noise: 0.05 } : {};
    draft.data = { kind, formulas: [], unit: 1, features, ...fresh, ...share } as unknown as DataConfig;
  });
}

/** Another learner for the same data. */
export function setKind(kind: MapKind): void {
  edit((draft) => {
    if (draft.learner.kind === kind) return;
    const fresh = begun(FIELDS.learner[kind], { ...draft.learner }, KEPT_LEARNER);
    draft.learner = { kind, ...fresh } as unknown as MapLearner;
  });
}
