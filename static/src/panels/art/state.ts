/** What the panels share: the presentation that is shown, the categories, and whether points lie on the plane. */
import { computed } from "@preact/signals";
import { description, probe } from "../../store";
import type { WatchRequest } from "../../watch";
import type { ArtCategoriesPayload, ArtPayload } from "../../wire/generated";

export const told = probe("art");
export const categories = probe("art_categories");
export const stream = probe("art_stream");
export const points = probe("data");

const asking = (name: "art" | "art_categories" | "art_stream", hz: number) => (): WatchRequest => ({
  probe: name,
  options: {},
  hz,
});
export const watchTold = asking("art", 30);
export const watchCategories = asking("art_categories", 20);
export const watchStream = asking("art_stream", 15);
export const watchPoints = (): WatchRequest => ({ probe: "data", options: {}, hz: 1 });

/** Height and width where samples are pictures. */
export const picture = computed<readonly [number, number] | null>(() => {
  const size = description.value?.picture;
  return size ? [size[0] ?? 1, size[1] ?? 1] : null;
});

/** Whether categories are searched until one matches; prototypes of k-means are not. */
export const searches = computed(() => told.value?.vigilance != null);

/** How a category stands in the presentation that is shown. */
export type Standing = "open" | "shut" | "chosen" | "resonant";

const RESONANT: ReadonlySet<ArtPayload["phase"]> = new Set(["learn", "commit"]);

export function standing(payload: ArtPayload | null, category: number): Standing {
  if (!payload || payload.phase === "rest") return "open";
  if (payload.shut.data[category]) return "shut";
  if (category !== payload.chosen || payload.phase === "present") return "open";
  return RESONANT.has(payload.phase) ? "resonant" : "chosen";
}

/** Row `category` of the templates: d bytes from 0 to 255. */
export function templateOf({ templates }: ArtCategoriesPayload, category: number): Uint8Array {
  const width = templates.shape[1] ?? 0;
  return templates.data.subarray(category * width, (category + 1) * width);
}

/** Training points met so far, and how many of them would be given another category now. */
export function drifted({ given, now }: ArtCategoriesPayload): { met: number; moved: number } {
  let met = 0;
  let moved = 0;
  given.data.forEach((category, index) => {
    if (category < 0) return;
    met++;
    if (now.data[index] !== category) moved++;
  });
  return { met, moved };
}
