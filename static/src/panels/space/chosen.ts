/** Which two or three units of a wide layer are shown, where the visitor has chosen; principal axes otherwise. */
import { computed, signal } from "@preact/signals";
import { description } from "../../store";

export const LEAST = 2;
export const MOST = 3;

/** By layer id. */
const units = signal<Readonly<Record<string, readonly number[]>>>({});

export const chosenUnits = (layer: string): readonly number[] | null => units.value[layer] ?? null;

/** Null: principal axes again. */
export function chooseUnits(layer: string, chosen: readonly number[] | null): void {
  const others = Object.entries(units.peek()).filter(([name]) => name !== layer);
  units.value = Object.fromEntries(chosen ? [...others, [layer, chosen]] : others);
}

/** The choice once a unit has been switched on or off: the unit switched on first gives way to a fourth. */
export function toggled(chosen: readonly number[], unit: number): readonly number[] {
  return chosen.includes(unit) ? chosen.filter((u) => u !== unit) : [...chosen, unit].slice(-MOST);
}

/** Option `shown` of the probes that draw stages; empty where nothing is chosen. */
export const shownOption = computed<{ shown?: Record<string, readonly number[]> }>(() => {
  const shown: Record<string, readonly number[]> = {};
  for (const { key, layer, width } of description.value?.stages ?? []) {
    const chosen = units.value[layer];
    if (chosen && chosen.length >= LEAST && width > MOST && Math.max(...chosen) < width)
      shown[key] = [...chosen].sort((a, b) => a - b);
  }
  return Object.keys(shown).length ? { shown } : {};
});
