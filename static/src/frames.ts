/** Frames wait for the animation frame, enter the store in one batch, and are acknowledged once taken. */
import { batch } from "@preact/signals";
import { wake } from "./loop";
import * as store from "./store";
import type { Frame, ParametersPayload } from "./wire/probes";

let waiting: Frame[] = [];
let acknowledge: (frame: number) => void = () => undefined;
/** Frames of commands before this one belong to a run that is gone. */
let since = 0;
let arrivedAt = performance.now();

/** What acknowledges a frame; a page that cannot draw acknowledges nothing and is sent no more. */
export function acknowledgeWith(send: (frame: number) => void): void {
  acknowledge = send;
}

export function receive(frame: Frame): void {
  arrivedAt = performance.now();
  waiting.push(frame);
  wake();
}

/** A new run has begun with command `seq`: what still waits is of the old one. */
export function startAfresh(seq: number): void {
  since = seq;
  arrivedAt = performance.now();
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

function appendCurve(update: NonNullable<Frame["curve"]>): void {
  const target = update.reset ? store.emptyCurve() : store.curve.peek();
  const rows = update.rows.data;
  for (let i = 0; i + 5 < rows.length; i += 6) {
    target.epochs.push(rows[i] ?? 0);
    target.lossTrain.push(rows[i + 2] ?? NaN);
    target.lossTest.push(rows[i + 3] ?? NaN);
    target.accuracyTrain.push(rows[i + 4] ?? NaN);
    target.accuracyTest.push(rows[i + 5] ?? NaN);
  }
  store.curve.value = { ...target };
}

const runOf = (frame: Frame): store.Run => ({
  step: frame.step,
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

/** The name under which the whole flat vector is watched. */
const PARAMETERS = "parameters";

/** What a run can begin with: the parameters, then the running statistics where the network keeps any. */
function joined({ values, statistics }: ParametersPayload): Float32Array {
  return statistics ? Float32Array.of(...values.data, ...statistics.data) : values.data;
}

function take(frame: Frame): void {
  store.run.value = runOf(frame);
  if (frame.curve) appendCurve(frame.curve);
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
    for (const frame of frames) if (frame.seq >= since) take(frame);
  });
  for (const frame of frames) acknowledge(frame.frame);
}
