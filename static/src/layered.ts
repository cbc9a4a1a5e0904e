/** Whether the band below the network shows layers that are trained one by one, or what the network does to space. */
import { computed, signal } from "@preact/signals";
import { learner } from "./family";

export const asFilm = signal(false);
export const layered = computed(() => learner.value === "greedy" && !asFilm.value);
