/** Whether an edit makes other data, so that the run begins anew; whatever else is edited keeps what was learned. */
import { canonical } from "./share/codec";
import type { Experiment } from "./wire/generated";

/** What is computed from the points, not part of how they are made. */
const DERIVED: ReadonlySet<string> = new Set(["features", "formulas"]);
const DRAWN = "drawn";

const made = (data: Experiment["data"]): string =>
  canonical(Object.fromEntries(Object.entries(data).filter(([field]) => !DERIVED.has(field))));

/** Points that were drawn by hand, or taken over to be, are changed where they lie. */
export function regenerated(before: Experiment, after: Experiment): boolean {
  if (before.seed !== after.seed) return true;
  const kind: string = after.data.kind;
  return kind !== DRAWN && made(before.data) !== made(after.data);
}
