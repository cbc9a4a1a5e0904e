/** What the panels of maps share: the probes they read, the unit and the point that are looked at. */
import { computed, signal } from "@preact/signals";
import { description, experiment, probe, run, speed } from "../../store";
import { useWatch } from "../../watch";

const HZ = 30;
const SLOW = 2;

export const codebook = probe("codebook");
export const hits = probe("map_hit");
export const ridges = probe("u_matrix");
export const data = probe("data");

/** The unit that was pressed. */
export const chosen = signal<number | null>(null);
/** The point that is followed; null: the sample of every step. */
export const traced = signal<number | null>(null);

export const points = computed(() => (description.value?.train ?? 0) + (description.value?.test ?? 0));
export const classes = computed(() => description.value?.classes ?? 0);
/** Height and width of a picture, where the data are pictures. */
export const picture = computed(() => description.value?.picture ?? null);
export const inColour = computed(() => experiment.value?.data.kind === "colours");
export const units = computed(() => codebook.value?.places.shape[0] ?? 0);
/** The unit that was pressed, where there is such a unit. */
export const selected = computed(() => (chosen.value !== null && chosen.value < units.value ? chosen.value : null));
/** The point that is followed, where there is such a point. */
export const followedPoint = computed(() =>
  traced.value !== null && traced.value < points.value ? traced.value : null,
);

/** One point and the two units nearest to it. */
interface Answer {
  index: number;
  best: number;
  second: number;
  /** How much of the rate each unit gets; null for a point that is followed. */
  pull: Float32Array | null;
}

/** The point that is shown with its units: the one followed, or the sample of the last step while steps can be told apart. */
export const answer = computed<Answer | null>(() => {
  const told = hits.value;
  if (!told) return null;
  if (told.followed) return { ...told.followed, pull: null };
  const slow = !run.value.playing || (speed.value > 0 && speed.value <= SLOW);
  const { sample, best, second, pull } = told;
  return slow && sample >= 0 ? { index: sample, best, second, pull: pull.data } : null;
});

export function useMap(): void {
  useWatch("codebook", () => ({ probe: "codebook", options: {}, hz: HZ }));
  useWatch("map_hit", () => ({ probe: "map_hit", options: { index: followedPoint.value }, hz: HZ }));
}
