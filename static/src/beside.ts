/** What goes on beside the run in focus. */
import type { Beside } from "./history";
import { focus, laneNames, lanes } from "./store";

/** The other lanes, as they would begin anew, and the names of all, the one in focus first; undefined where it is alone. */
export function besideNow(): Beside | undefined {
  const all = lanes.peek();
  if (all.length < 2) return undefined;
  const others = all.filter(({ lane }) => lane !== focus.peek());
  return {
    experiments: others.map(({ experiment }) => experiment),
    names: [focus.peek(), ...others.map(({ lane }) => lane)].map((lane) => laneNames.peek()[lane] ?? ""),
  };
}

/** Names of lanes by their numbers, from those that a run was opened with. */
export const namesOf = (beside: Beside | undefined): Readonly<Record<number, string>> =>
  Object.fromEntries([...(beside?.names ?? []).entries()].filter(([, name]) => name));
