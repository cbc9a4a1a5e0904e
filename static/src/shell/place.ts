/** Where the film stands when a run is opened: at first after the first bend; later where it was, while that exists. */
import { effect } from "@preact/signals";
import { depth, description } from "../store";
import type { StageDescription } from "../wire/generated";

/** The depth that shows in `after` what `at` showed in `before`. */
export function placeIn(
  after: readonly StageDescription[],
  before: readonly StageDescription[] | null,
  at: number,
): number {
  if (!before)
    return Math.max(
      0,
      after.findIndex(({ phase }) => phase === "g" || phase === "out"),
    );
  const key = before[Math.round(at)]?.key;
  const same = after.findIndex((stage) => stage.key === key);
  if (same < 0) return Math.min(at, after.length - 1);
  return same === Math.round(at) ? Math.min(at, after.length - 1) : same;
}

/** Watches the store. Call once. */
export function startPlacing(): void {
  let before: readonly StageDescription[] | null = null;
  effect(() => {
    const stages = description.value?.stages;
    if (!stages || stages === before) return;
    depth.value = placeIn(stages, before, depth.peek());
    before = stages;
  });
}
