/** In which settings experiments differ, in the words of the page. */
import { setting } from "../format";
import type { Catalogue } from "../i18n";
import { fieldNames, textAt } from "../shell/fieldNames";
import type { Experiment } from "../wire/generated";

interface Difference {
  /** Path or name of the setting. */
  key: string;
  label: string;
  /** What every experiment has there, in their order. */
  texts: string[];
}

type Layers = Experiment["network"]["layers"];
const isDense = (layer: Layers[number]): layer is Extract<Layers[number], { kind: "dense" }> => layer.kind === "dense";
const unique = (texts: readonly string[]): string => [...new Set(texts)].join(", ");

/** What is said of a network as a whole; its layers, one by one, would say too much. */
function facts({ layers }: Experiment["network"]): Record<string, unknown> {
  const hidden = layers.filter(isDense).slice(0, -1);
  const dropout = layers.flatMap((layer) => (layer.kind === "dropout" ? [setting(layer.rate)] : []));
  const count = (kinds: readonly string[]): number => layers.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    "network.shape": layers
      .filter(isDense)
      .map(({ units }) => units)
      .join("-"),
    "network.activation": unique(hidden.map(({ activation }) => activation)),
    "network.init": unique(layers.filter(isDense).map(({ init }) => init.kind)),
    "network.scale": unique(layers.filter(isDense).map(({ init }) => setting(init.scale))),
    "network.dropout": unique(dropout) || "0",
    "network.skips": count(["add", "concat"]),
    "network.norms": count(["batch_norm", "layer_norm"]),
  };
}

function leaves(value: unknown, path: string, into: Map<string, unknown>): void {
  if (value !== null && typeof value === "object" && !Array.isArray(value))
    for (const [key, item] of Object.entries(value)) leaves(item, path ? `${path}.${key}` : key, into);
  else into.set(path, value);
}

/** Every setting of an experiment by its path, the network in short. */
function settingsOf(experiment: Experiment): Map<string, unknown> {
  const { network, ...rest } = experiment;
  const found = new Map<string, unknown>();
  leaves(rest, "", found);
  for (const [key, value] of Object.entries(facts(network))) found.set(key, value);
  return found;
}

const LONGEST = 24;

/** The names of the kinds that a setting can be of, as everywhere else on the page. */
const kindsAt = (path: string, { layers, data }: Catalogue): Readonly<Record<string, string>> | undefined =>
  ({
    "learner.kind": fieldNames.value?.kinds,
    "learner.optimizer.kind": layers.optimizer,
    "learner.schedule.kind": layers.schedule,
    "learner.loss": layers.loss,
    "network.activation": layers.activation,
    "network.init": layers.init,
    "data.kind": data.kind,
  })[path];

function written(path: string, value: unknown, catalogue: Catalogue, of: Experiment | undefined): string {
  const words = catalogue.compare;
  if (value === undefined || value === null) return words.none;
  const named = typeof value === "string" ? textAt(path, of)?.choices?.[value] : undefined;
  if (named !== undefined) return named;
  const kinds = kindsAt(path, catalogue);
  if (kinds && typeof value === "string")
    return value
      .split(", ")
      .map((kind) => kinds[kind] ?? kind)
      .join(", ");
  if (typeof value === "number") return setting(value);
  const list = Array.isArray(value) && value.every((item) => typeof item === "string");
  const text = list ? value.join(", ") || words.none : typeof value === "string" ? value : JSON.stringify(value);
  const known = (words.values as Readonly<Record<string, string>>)[text] ?? text.replaceAll("_", " ");
  return known.length > LONGEST ? `${known.slice(0, LONGEST)}…` : known;
}

const labelled = (path: string, words: Catalogue["compare"], of: Experiment | undefined): string =>
  textAt(path, of)?.label ??
  (words.settings as Readonly<Record<string, string>>)[path] ??
  (path.split(".").at(-1) ?? path).replaceAll("_", " ");

/** The name of a setting of an experiment by its path: its own word, or the path's last part. */
export const settingName = (path: string, words: Catalogue, of?: Experiment): string =>
  labelled(path, words.compare, of);

/** Where one kind has a setting and another has not, the kinds say it all. */
const saidByKind = (path: string, all: readonly Map<string, unknown>[]): boolean =>
  all.some((settings) => !settings.has(path)) &&
  new Set(all.map((settings) => settings.get(`${path.slice(0, path.lastIndexOf("."))}.kind`))).size > 1;

/** The settings in which the experiments are not all the same. */
export function differing(experiments: readonly Experiment[], words: Catalogue): Difference[] {
  const all = experiments.map(settingsOf);
  const paths = new Set(all.flatMap((settings) => [...settings.keys()]));
  return [...paths].flatMap((path) => {
    const values = all.map((settings) => settings.get(path));
    if (new Set(values.map((value) => JSON.stringify(value))).size < 2 || saidByKind(path, all)) return [];
    const texts = values.map((value, i) => written(path, value, words, experiments[i]));
    return [{ key: path, label: labelled(path, words.compare, experiments[0]), texts }];
  });
}
