/** What the panels of a small machine watch, and what the visitor has chosen. */
import { signal } from "@preact/signals";
import { description, experiment, probe } from "../../../store";
import type { MachinePayload } from "../../../wire/generated";
import { useWatch } from "../../../watch";
import { words } from "../words";

export const machine = probe("machine");
export const distribution = probe("distribution");
export const correlations = probe("correlations");

/** The unit whose links are shown. */
export const unit = signal(0);
/** How many pictures are told apart in the bars: those of the data, and a few others. */
function mostPictures(): number {
  const data = experiment.value?.data;
  return data?.kind === "bars" ? 2 ** (data.side + 1) + 2 : (description.value?.classes ?? 0) + 4;
}

export const useMachine = (): void => useWatch("machine", () => ({ probe: "machine", options: {}, hz: 30 }));
export const useDistribution = (): void =>
  useWatch("distribution", () => ({ probe: "distribution", options: { most: Math.min(40, mostPictures()) }, hz: 10 }));
export const useCorrelations = (): void =>
  useWatch("correlations", () => ({ probe: "correlations", options: {}, hz: 6 }));

/** The last of `held` of a unit that is not held by hand. */
export const FREE = 2;

/** What a unit is called: visible and hidden ones are counted apart. */
export function nameOf(at: number, visible: number): string {
  const isVisible = at < visible;
  return words.value.machine.unit(isVisible ? at + 1 : at - visible + 1, isVisible);
}
export function shortOf(at: number, visible: number): string {
  const isVisible = at < visible;
  return words.value.machine.short(isVisible ? at + 1 : at - visible + 1, isVisible);
}

/** A state as digits: visible units, then hidden ones. */
export function digitsOf(states: ArrayLike<number>, visible: number, from = 0, units = states.length): string {
  const digits = Array.from({ length: units }, (_, at) => String(states[from + at] ?? 0));
  return units > visible ? `${digits.slice(0, visible).join("")} ${digits.slice(visible).join("")}` : digits.join("");
}

export const indexOf = (told: MachinePayload): number => Math.min(unit.value, told.states.data.length - 1);
