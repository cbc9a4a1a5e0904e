/** Everything the page can ask of the run. Panels call these; the conversation with the server is in `client.ts`. */
import * as client from "./client";
import { History, type Change, type Opened, type Start } from "./history";
import { valueAt, withValue } from "./paths";
import * as store from "./store";
import type { Experiment } from "./wire/generated";

const history = new History();
export const { canUndo, canRedo } = history;

type OpenedListener = (opened: { reason: client.Reason; joined: boolean }) => void;
const openedListeners = new Set<OpenedListener>();
/** Tells when a run has been opened, why, and whether it belongs to the gesture of the one before. */
export const onOpenedRun = (listener: OpenedListener): void => void openedListeners.add(listener);

client.onOpenedRun(({ reason, mergeKey, before, after }) => {
  const byVisitor = before && (reason === "edit" || reason === "address");
  const joined = byVisitor ? history.record({ kind: "experiment", before, after }, mergeKey) : false;
  for (const listener of openedListeners) listener({ reason, joined });
});

export {
  again,
  connect,
  currentRun,
  dropConnection,
  leaveQueue,
  onLostRun,
  onRestoredRun,
  onTunedRun,
  retry,
  runToken,
  takeBack,
} from "./client";

/** Opens an experiment that came with the address (link, gallery entry, back or forward). */
export function openShared(experiment: unknown, start: Start, play: boolean): void {
  client.request({ experiment, start, reason: "address", play });
}

/** Takes up the run of before a reload of the page; opens the experiment where the server no longer has it. */
export function resumeShared(token: string, experiment: unknown, start: Start): void {
  client.resume(token, { experiment, start, reason: "address", play: false });
}

/** Opens an experiment from a file; it can be undone. */
export function openFile(experiment: unknown): void {
  client.request({ experiment, start: null, reason: "edit", play: false });
}

/**
 * Asks for a changed experiment; the run starts again from its seed. `change` edits a deep copy. Edits of one gesture,
 * such as dragging one slider, share a `mergeKey` and are undone together.
 */
export function edit(change: (draft: Experiment) => void, mergeKey = ""): void {
  const base = store.wanted.peek();
  if (!base) return;
  const draft = structuredClone(base);
  change(draft);
  store.pending.value = draft;
  client.request({ experiment: draft, start: null, reason: "edit", play: store.run.peek().playing, mergeKey });
}

/** Turns a live value without a rebuild, e.g. tune("learner.optimizer.rate", 0.1). */
export function tune(path: string, value: unknown): void {
  const base = store.wanted.peek();
  if (!base) return;
  const before = valueAt(base, path);
  if (before === value) return;
  history.record({ kind: "tune", path, before, after: value }, `tune ${path}`);
  tuneTo(base, path, value);
}

function tuneTo(base: Experiment, path: string, value: unknown): void {
  store.pending.value = withValue(base, path, value);
  client.tune(path, value);
}

/** Sets one weight or bias; `before` is its value when the gesture began. */
export function setParameter(index: number, value: number, before: number): void {
  history.record({ kind: "parameter", index, before, after: value }, `parameter ${index}`);
  client.send({ type: "act", action: { kind: "set_parameter", index, value } });
}

function apply(change: Change, side: "before" | "after"): void {
  switch (change.kind) {
    case "parameter":
      client.send({ type: "act", action: { kind: "set_parameter", index: change.index, value: change[side] } });
      break;
    case "tune": {
      const base = store.wanted.peek();
      if (base) tuneTo(base, change.path, change[side]);
      break;
    }
    case "experiment":
      reopenAt(change[side]);
  }
}

function reopenAt({ experiment, start }: Opened): void {
  store.pending.value = experiment;
  client.request({ experiment, start, reason: "undo", play: store.run.peek().playing });
}

export function undo(): boolean {
  const change = history.undo();
  if (change) apply(change, "before");
  return change !== null;
}

export function redo(): boolean {
  const change = history.redo();
  if (change) apply(change, "after");
  return change !== null;
}

export const play = (): void => client.send({ type: "play" });
export const pause = (): void => client.send({ type: "pause" });
export const toggle = (): void => (store.run.peek().playing ? pause() : play());
export const step = (unit: "batch" | "epoch", count = 1): void => client.send({ type: "step", unit, count });
export const reset = (): void => client.send({ type: "reset" });

/** Steps for every frame; 0 is as fast as the server can. */
export function setSpeed(stepsPerFrame: number): void {
  store.speed.value = stepsPerFrame;
  client.send({ type: "speed", steps_per_frame: stepsPerFrame });
}

export function newSeed(): void {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  edit((draft) => {
    draft.seed = seed >>> 1;
  });
}
