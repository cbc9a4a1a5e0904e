/** Where two lanes part: up to there they are one run. */
import type { LaneDescription } from "../../wire/generated";

/** The way from a lane back to its root: which lanes its past is of, and from which step on each is left. */
function ancestry(lanes: readonly LaneDescription[], lane: number): { lane: number; until: number }[] {
  const way: { lane: number; until: number }[] = [];
  let until = Infinity;
  for (let next: number | null = lane; next !== null;) {
    way.push({ lane: next, until });
    const found: LaneDescription | undefined = lanes.find((each) => each.lane === next);
    until = Math.min(until, found?.born ?? 0);
    next = found?.parent ?? null;
  }
  return way;
}

/** The last step that both share; null where they have nothing in common. */
export function forkOf(lanes: readonly LaneDescription[], a: number, b: number): number | null {
  const other = ancestry(lanes, b);
  for (const { lane, until } of ancestry(lanes, a)) {
    const shared = other.find((each) => each.lane === lane);
    if (shared) return Math.min(until, shared.until);
  }
  return null;
}
