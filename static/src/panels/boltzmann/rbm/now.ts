/** What the panels of a restricted machine watch, and what the visitor has chosen. */
import { computed, signal } from "@preact/signals";
import { description, experiment, probe, wanted } from "../../../store";
import { useWatch } from "../../../watch";

export const fields = probe("receptive_fields");
export const film = probe("gibbs_chain");
export const reconstruction = probe("reconstruction");
export const inpaint = probe("inpaint");
export const statistics = probe("statistics");

/** The hidden unit that is looked at, and the picture that is shown to all of them. */
export const unit = signal(0);
export const index = signal(0);
export const FAVOURITES = 6;

export const useFields = (): void =>
  useWatch("receptive_fields", () => ({
    probe: "receptive_fields",
    options: { unit: unit.value, most: FAVOURITES },
    hz: 15,
  }));
export const useFilm = (): void => useWatch("gibbs_chain", () => ({ probe: "gibbs_chain", options: {}, hz: 15 }));
export const useReconstruction = (): void =>
  useWatch("reconstruction", () => ({ probe: "reconstruction", options: { index: index.value }, hz: 15 }));
export const useInpaint = (): void => useWatch("inpaint", () => ({ probe: "inpaint", options: {}, hz: 15 }));
export const useStatistics = (): void => useWatch("statistics", () => ({ probe: "statistics", options: {}, hz: 8 }));

/** The settings of the learner, where it is a restricted machine. */
export const settings = computed(() => {
  const learner = wanted.value?.learner;
  return learner?.kind === "rbm" ? learner : null;
});

/** How many pictures there are. */
export const pictures = computed(() => (description.value?.train ?? 0) + (description.value?.test ?? 0));
export const hidden = computed(() => {
  const learner = experiment.value?.learner;
  return learner?.kind === "rbm" ? learner.hidden : 0;
});

/** The largest weight, but at least so much that the noise of the start is faint. */
export const reach = computed(() => {
  const now = fields.value?.fields;
  return now ? Math.max(Math.abs(now.lo), Math.abs(now.hi), 1) * 0.8 : 1;
});
