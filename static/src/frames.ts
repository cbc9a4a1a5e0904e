/** Frames wait for the animation frame, enter the store in one batch, and are acknowledged once taken. */
import { batch } from "@preact/signals";
import { wake } from "./loop";
import * as store from "./store";
import type { CurveRows } from "./wire/generated";
import type { Frame, ParametersPayload } from "./wire/probes";

let waiting: Frame[] = [];
let acknowledge: (frame: number) => void = () => undefined;
let heard: (frame: Frame) => void = () => undefined;
/** Frames of commands before this one belong to a run that is gone. */
let since = 0;
/** Of frames of commands before this one only the curves still count: the run is another experiment, or another lane. */
let sinceChange = 0;
let arrivedAt = performance.now();
/** The curves of all lanes, by lane. */
let curves = new Map<number, store.Curve>();

/** What acknowledges a frame; a page that cannot draw acknowledges nothing and is sent no more. */
export function acknowledgeWith(send: (frame: number) => void): void {
  acknowledge = send;
}

/** Tells of every frame as it comes, before it is drawn. */
export function hearWith(listener: (frame: Frame) => void): void {
  heard = listener;
}

export function receive(frame: Frame): void {
  arrivedAt = performance.now();
  waiting.push(frame);
  heard(frame);
  wake();
}

/** A new run has begun with command `seq`: what still waits is of the old one. */
export function startAfresh(seq: number): void {
  since = sinceChange = seq;
  curves = new Map();
  arrivedAt = performance.now();
}

/** Command `seq` has changed what is shown: the metrics and probes that still wait are of what was shown before. */
export function change(seq: number): void {
  sinceChange = Math.max(sinceChange, seq);
}

/** The run goes on at an earlier step: what waits from beyond it is not shown, and begins no link. */
export function goBack(step: number): void {
  const gone = waiting.filter((frame) => frame.step > step);
  waiting = waiting.filter((frame) => frame.step <= step);
  for (const { frame } of gone) acknowledge(frame);
  if ((store.snapshot.peek()?.step ?? 0) > step) store.snapshot.value = null;
  arrivedAt = performance.now();
}

/** Milliseconds since the last frame came. */
export const silence = (): number => performance.now() - arrivedAt;
export const breakSilence = (): void => void (arrivedAt = performance.now());

const curveOf = (lane: number): store.Curve => curves.get(lane) ?? store.emptyCurve();

function appendCurve(lane: number, update: CurveRows): void {
  const target = update.reset ? store.emptyCurve() : curveOf(lane);
  const rows = update.rows.data;
  for (let i = 0; i + 5 < rows.length; i += 6) {
    target.epochs.push(rows[i] ?? 0);
    target.steps.push(rows[i + 1] ?? 0);
    target.lossTrain.push(rows[i + 2] ?? NaN);
    target.lossTest.push(rows[i + 3] ?? NaN);
    target.accuracyTrain.push(rows[i + 4] ?? NaN);
    target.accuracyTest.push(rows[i + 5] ?? NaN);
  }
  curves.set(lane, { ...target });
}

const runOf = (frame: Frame): store.Run => ({
  step: frame.step,
  latest: frame.latest,
  epoch: frame.epoch,
  playing: frame.playing,
  diverged: frame.diverged,
  divergedEpoch: frame.diverged_epoch,
  stepsPerSecond: frame.steps_per_second,
  lossTrain: frame.loss_train,
  lossTest: frame.loss_test,
  accuracyTrain: frame.accuracy_train,
  accuracyTest: frame.accuracy_test,
});

const otherOf = (other: Frame["others"][number]): store.Other => ({
  step: other.step,
  latest: other.latest,
  epoch: other.epoch,
  diverged: other.diverged,
  lossTrain: other.loss_train,
  lossTest: other.loss_test,
  accuracyTrain: other.accuracy_train,
  accuracyTest: other.accuracy_test,
  curve: curveOf(other.lane),
});

/** The name under which the whole flat vector is watched. */
const PARAMETERS = "parameters";

/** What a run can begin with: the parameters, then the running statistics where the network keeps any. */
function joined({ values, statistics }: ParametersPayload): Float32Array {
  return statistics ? Float32Array.of(...values.data, ...statistics.data) : values.data;
}

/** The curves of all lanes, which come once and must not be lost. */
function takeCurves(frame: Frame): void {
  if (frame.curve) appendCurve(frame.lane, frame.curve);
  for (const other of frame.others) if (other.curve) appendCurve(other.lane, other.curve);
  if (frame.edits) store.edits.value = frame.edits;
}

function take(frame: Frame): void {
  store.run.value = runOf(frame);
  const curve = curveOf(frame.lane);
  if (store.curve.peek() !== curve) store.curve.value = curve;
  if (frame.others.length || Object.keys(store.others.peek()).length)
    store.others.value = Object.fromEntries(frame.others.map((other) => [other.lane, otherOf(other)]));
  for (const [name, payload] of Object.entries(frame.probes)) store.setProbe(name, payload);
  if (!(PARAMETERS in frame.probes)) return;
  const parameters = store.probe<"parameters">(PARAMETERS).peek();
  if (parameters) store.snapshot.value = { step: frame.step, values: joined(parameters) };
}

/** Runs at the start of every animation frame. */
export function takeFrames(): void {
  if (!waiting.length) return;
  const frames = waiting;
  waiting = [];
  batch(() => {
    for (const frame of frames) {
      if (frame.seq < since) continue;
      takeCurves(frame);
      if (frame.seq >= sinceChange) take(frame);
    }
  });
  for (const frame of frames) acknowledge(frame.frame);
}
