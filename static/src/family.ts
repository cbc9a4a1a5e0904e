/** Families of models: networks, and those that are none. What is shown, and what it is called, follows from the family. */
import { computed, signal } from "@preact/signals";
import { t, type Catalogue } from "./i18n";
import { description, experiment } from "./store";

export type Family = keyof Catalogue["families"];

/** What is about to be opened: a network, or something of which the server will say what it is. */
export const expected = signal<"network" | null>("network");

/** Says which experiment is about to be opened; one without layers is of no network. */
export function expect(untrusted: unknown): void {
  const { network } = Object(untrusted) as { network?: { layers?: unknown } | null };
  expected.value = Array.isArray(network?.layers) && network.layers.length > 0 ? "network" : null;
}

/** The family of the run; null while that is not known. */
export const family = computed<Family | null>(() => {
  const built = description.value;
  return built ? (built.family as Family) : expected.value;
});

/** The kind of the run's learner; undefined before there is a run. */
export const learner = computed(() => experiment.value?.learner.kind);

/** Whether the run is of a network, as far as is known. */
export const isNetwork = computed(() => family.value === "network");

/** The words of the run's family. */
export const spokenFamily = computed(() => t.value.families[family.value ?? "network"]);
