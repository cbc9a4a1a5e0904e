/** The moment that the Time band shows: where the playhead stands, what there is to go to, and how to go there. */
import { computed } from "@preact/signals";
import { seek } from "../../commands";
import {
  bookmarks,
  curve,
  description,
  edits,
  experiment,
  focus,
  lanes,
  laneNames,
  others,
  run,
  seeking,
} from "../../store";
import { differing } from "../../compare/differences";
import { letterOf } from "../../compare/letters";
import { narrow } from "../../geometry";
import { t } from "../../i18n";
import { scaleOf, type Quantity } from "../../measured";
import { epochAt, stepAt, valueAtEpoch } from "./axis";
import { folds } from "./folds";
import { forkOf } from "./fork";
import type { Line } from "./lines";
import type { Marks } from "./marks";

const batches = computed(() => description.value?.batches_per_epoch ?? 1);
/** The step that is shown, or about to be. */
export const shownStep = computed(() => seeking.value ?? run.value.step);
/** The furthest step that any lane has been at. */
const furthest = computed(() => Math.max(run.value.latest, ...Object.values(others.value).map(({ latest }) => latest)));
export const inPast = computed(() => shownStep.value < run.value.latest);
/** The epoch that is shown, with its fraction. */
export const shownEpoch = computed(() => epochAt(curve.value, shownStep.value, batches.value));
export const lastEpoch = computed(() => epochAt(curve.value, furthest.value, batches.value));

export function toggleBookmark(): void {
  const at = shownStep.peek();
  const kept = bookmarks.peek().filter((step) => step !== at);
  bookmarks.value = kept.length < bookmarks.peek().length ? kept : [...kept, at].sort((a, b) => a - b);
}

/** Shows another step; what has not been trained yet cannot be shown. */
export function goToStep(step: number): void {
  seek(Math.max(0, Math.min(furthest.peek(), Math.round(step))));
}
export const goToEpoch = (epoch: number): void => goToStep(stepAt(curve.peek(), epoch, batches.peek()));
export const moveSteps = (by: number): void => goToStep(shownStep.peek() + by);
/** To the next whole epoch in a direction, then by whole epochs. */
export function moveEpochs(by: number): void {
  const now = shownEpoch.peek();
  goToEpoch(by > 0 ? Math.floor(now + 1e-6) + by : Math.ceil(now - 1e-6) + by);
}
export const goToLatest = (): void => goToStep(furthest.peek());

/** The other lanes' lines, each from where it parts from the lane in focus. */
export function linesBeside(): Line[] {
  return Object.entries(others.peek()).map(([lane, { curve: line }]) => {
    const fork = forkOf(lanes.peek(), focus.peek(), Number(lane));
    return { lane: Number(lane), curve: line, from: fork === null ? 0 : epochAt(curve.peek(), fork, batches.peek()) };
  });
}

/** A lane's name: the visitor's, or its letter with what it does differently from the lane in focus. */
function labelOf(lane: number): string {
  const given = laneNames.peek()[lane];
  if (given) return given;
  if (narrow.peek()) return letterOf(lane);
  const own = lanes.peek().find((each) => each.lane === lane);
  const here = experiment.peek();
  if (!own || !here) return letterOf(lane);
  const [first] = differing([here, own.experiment], t.peek());
  return first ? `${letterOf(lane)} · ${first.label} ${first.texts[1] ?? ""}` : letterOf(lane);
}

/** Everything to be marked on the chart now. */
export function marksNow(quantity: Quantity, beside: readonly Line[]): Marks {
  const line = curve.peek();
  const column = quantity === "loss" ? line.lossTrain : line.accuracyTrain;
  const head = shownEpoch.peek();
  const at = (step: number): number => epochAt(line, step, batches.peek());
  const { diverged, divergedEpoch } = run.peek();
  return {
    head: { epoch: head, value: valueAtEpoch(line, column, head) },
    past: inPast.peek(),
    folds: scaleOf(quantity) === "logarithm" ? folds(line.epochs, line.lossTrain) : [],
    edits: edits.peek().map(({ step }) => at(step)),
    bookmarks: bookmarks.peek().map(at),
    forks: beside.map(({ lane, curve: other, from }, place) => {
      const values = quantity === "loss" ? other.lossTrain : other.accuracyTrain;
      const end = other.epochs.at(-1) ?? 0;
      return {
        epoch: from,
        value: valueAtEpoch(other, values, from),
        label: labelOf(lane),
        place,
        end,
        last: end > from ? (values.at(-1) ?? NaN) : NaN,
      };
    }),
    overflow: diverged && !inPast.peek() ? (divergedEpoch ?? head) : null,
  };
}
