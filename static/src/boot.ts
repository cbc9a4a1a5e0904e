/** The gallery entry that the server put into the page, as `script#boot`. */
import { readArrangement, type Arrangement } from "./compare/arrangement";
import type { Language } from "./i18n";
import type { Entry } from "./store";

export interface Boot {
  entry: Entry;
  experiment: unknown;
  /** Runs beside it, or a sweep. */
  arrangement: Arrangement | null;
  /** The lanes' names in every language. */
  names: readonly Readonly<Record<Language, string>>[];
  /** Whether the page opens on the first of several lanes. */
  inside: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isTexts = (value: unknown): value is Record<Language, string> =>
  isObject(value) && ["en", "zh-Hans", "zh-Hant"].every((code) => typeof value[code] === "string");

/** Null where the page carries none. The server writes `{"entry": {name, title, line, guide, …}, "experiment": {…}}`. */
export function readBoot(text: string | null | undefined): Boot | null {
  if (!text) return null;
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || !isObject(value.experiment) || !isObject(value.entry)) return null;
  const { name, title, line, guide } = value.entry;
  if (typeof name !== "string" || !isTexts(title) || !isTexts(line) || !isTexts(guide)) return null;
  return {
    entry: { name, title, line, guide, ...measured(value.entry) },
    experiment: value.experiment,
    arrangement: arrangementOf(value.entry),
    names: Array.isArray(value.entry.names) ? value.entry.names.filter(isTexts) : [],
    inside: value.entry.inside === true,
  };
}

/** The figure that belongs to an entry, and the goal of a race. */
const measured = ({ figure, goal }: Record<string, unknown>): Pick<Entry, "figure" | "goal"> => ({
  ...(typeof figure === "string" ? { figure } : {}),
  ...(typeof goal === "number" ? { goal } : {}),
});

/** Entries say `compare`, the experiments beside the first, or `sweep`. */
const arrangementOf = ({ compare, sweep }: Record<string, unknown>): Arrangement | null =>
  isObject(sweep)
    ? readArrangement({ kind: "sweep", ...sweep })
    : readArrangement({ kind: "compare", experiments: compare });
