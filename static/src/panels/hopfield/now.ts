/** What the panels of a memory watch, and what follows from it. */
import { computed } from "@preact/signals";
import { probe, wanted } from "../../store";
import type { Bytes } from "../../wire/frame";
import { useWatch } from "../../watch";
import { words } from "./words";

export const now = probe("hopfield");
export const film = probe("hopfield_film");
export const weights = probe("hopfield_weights");
export const ends = probe("hopfield_ends");
export const landscape = probe("hopfield_landscape");

/** Units of which the whole landscape is drawn. */
export const FEW = 12;

export const useNow = (): void => useWatch("hopfield", () => ({ probe: "hopfield", options: {}, hz: 30 }));

/** The settings of the learner, where it is a memory. */
export const settings = computed(() => {
  const learner = wanted.value?.learner;
  return learner?.kind === "hopfield" ? learner : null;
});

/** Height and width of a stack of pictures. */
export function sizeOf(pictures: Bytes): readonly [number, number] {
  return [pictures.shape.at(-2) ?? 1, pictures.shape.at(-1) ?? 1];
}

/** The value of a byte. */
export const valueOf = (pictures: Bytes, at: number): number =>
  pictures.lo + ((pictures.hi - pictures.lo) * (pictures.data[at] ?? 0)) / 255;

/** What a stored picture is called: its letter, or its number. */
export function nameOf(memory: number): string {
  const data = wanted.value?.data;
  if (data?.kind === "glyphs") return data.text[memory % data.text.length] ?? "";
  return words.value.number(memory + 1);
}

/** The stored picture that the state is most like, either way round; null before there is any. */
export const nearest = computed(() => {
  const told = now.value;
  if (!told?.stored) return null;
  let best = 0;
  const overlaps = told.overlaps.data.subarray(0, told.stored);
  overlaps.forEach((overlap, memory) => {
    if (Math.abs(overlap) > Math.abs(overlaps[best] ?? 0) + 1e-6) best = memory;
  });
  return { memory: best, overlap: overlaps[best] ?? 0 };
});
