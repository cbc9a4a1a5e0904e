/** The points nearest to the followed one, stage by stage, while they are drawn. */
import { computed, signal } from "@preact/signals";
import { rowOf } from "../../draw/rows";
import { followed, probe } from "../../store";
import type { WatchRequest } from "../../watch";
import type { SpacePayload } from "../../wire/probes";

export const showNeighbours = signal(false);

const HZ = 6;
export const NEIGHBOURS = 5;

export const watchNeighbours = (): WatchRequest | null =>
  showNeighbours.value ? { probe: "neighbours", options: { index: followed.value, count: NEIGHBOURS }, hz: HZ } : null;

const found = computed(() => {
  const newest = showNeighbours.value ? probe("neighbours").value : null;
  return newest?.index === followed.value ? newest.keys : null;
});

/** Numbers of all of them, whatever the stage. */
export const neighbourNumbers = computed<readonly number[]>(() => [
  ...new Set(Object.values(found.value ?? {}).flatMap(({ index }) => Array.from(index.data))),
]);

/** Rows of a picture's points: the nearest at a stage; null while none are drawn. */
export function neighboursAt(key: string, picture: SpacePayload): number[] | null {
  const near = found.value?.[key];
  if (!near) return null;
  return Array.from(near.index.data, (point) => rowOf(picture, point)).filter((row) => row >= 0);
}
