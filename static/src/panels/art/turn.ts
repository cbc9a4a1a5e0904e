/** The vigilance turned by hand: the run begins anew with it, or goes on from where it stands. */
import { computed, signal } from "@preact/signals";
import { play, reset, tune } from "../../commands";
import { run, wanted } from "../../store";
import { throttled } from "../../throttle";

export type From = "start" | "here";
export const from = signal<From>("start");

/** What the hand has come to, until the run is told. */
const draft = signal<number | null>(null);

export const vigilance = computed<number | null>(() => {
  const learner = wanted.value?.learner;
  return learner && "vigilance" in learner ? (draft.value ?? learner.vigilance) : null;
});

const PERIOD = 150;
const FINEST = 100;

const tell = throttled((value: number): void => {
  const begun = run.peek().latest > 0;
  tune("learner.vigilance", value);
  draft.value = null;
  if (from.peek() === "here" || !begun) return;
  reset();
  play();
}, PERIOD);

/** Turns it to a value from 0 to 1. */
export function turn(value: number): void {
  const next = Math.round(Math.max(0, Math.min(1, value)) * FINEST) / FINEST;
  if (next === vigilance.peek()) return;
  draft.value = next;
  tell(next);
}

/** Turns it by so much. */
export const turnBy = (step: number): void => turn((vigilance.peek() ?? 0) + step);
