/** What the panel knows of the run: its phase, each layer's errors, the settings. */
import { computed } from "@preact/signals";
import { description, probe, wanted } from "../../store";

export const phase = probe("pretraining");
export const drawn = probe("generate");
export const retold = probe("retold");

export const settings = computed(() => {
  const learner = wanted.value?.learner;
  return learner?.kind === "greedy" ? learner : null;
});

/** A hidden layer while the stack is built. */
export type State = "waiting" | "learning" | "frozen" | "tuned" | "plain";

export interface Layer {
  place: number;
  inputs: number;
  units: number;
  state: State;
  /** Training and test errors, before the first epoch and after each that is done. */
  train: readonly number[];
  test: readonly number[];
}

const known = (errors: ArrayLike<number>, from: number, rows: number, side: number): number[] =>
  Array.from({ length: rows }, (_, row) => errors[from + 2 * row + side] ?? -1).filter((error) => error >= 0);

function stateOf(place: number, working: number | null, epochs: number): State {
  if (!epochs) return "plain";
  if (working === null) return "tuned";
  return place < working ? "frozen" : place === working ? "learning" : "waiting";
}

export const layers = computed<readonly Layer[]>(() => {
  const told = phase.value;
  const { layers: all = [], features = [] } = description.value ?? {};
  const widths = [features.length, ...all.map(({ width }) => width)];
  const [count = 0, rows = 0] = told?.errors.shape ?? [];
  if (!told || count !== all.length - 1) return [];
  return Array.from({ length: count }, (_, place) => ({
    place,
    inputs: widths[place] ?? 0,
    units: widths[place + 1] ?? 0,
    state: stateOf(place, told.working, told.epochs),
    train: known(told.errors.data, place * rows * 2, rows, 0),
    test: known(told.errors.data, place * rows * 2, rows, 1),
  }));
});
