/** Everything the page can ask of the run. Panels call these; the conversation with the server is in `client.ts`. */
import { effect } from "@preact/signals";
import * as client from "./client";
import { History, type Change, type Opened, type Start } from "./history";
import { valueAt, withValue } from "./paths";
import { regenerated } from "./regenerated";
import type { Reason, Request } from "./request";
import { toBase64Url } from "./share/codec";
import * as store from "./store";
import type { Experiment } from "./wire/generated";

const history = new History();
export const { canUndo, canRedo } = history;

type OpenedListener = (opened: { reason: Reason; joined: boolean }) => void;
const openedListeners = new Set<OpenedListener>();
/** Tells when the run shows what was asked for, why, and whether it belongs to the gesture of the one before. */
export const onOpenedRun = (listener: OpenedListener): void => void openedListeners.add(listener);

const branchedListeners = new Set<(lane: number) => void>();
/** Tells when an edit of the past has become a branch, and its number. */
export const onBranched = (listener: (lane: number) => void): void => void branchedListeners.add(listener);

const noRoomListeners = new Set<() => void>();
/** Tells when a branch was wanted and there are as many lanes as there can be. */
export const onNoRoom = (listener: () => void): void => void noRoomListeners.add(listener);

/** Nothing that was trained is lost by an edit: whoever edits the past gets a branch, while there is room for one. */
function roomForLane(): boolean {
  if (store.lanes.peek().length < store.MOST_LANES) return true;
  for (const listener of noRoomListeners) listener();
  return false;
}

/** The parameters that the run has now, where the page knows them. */
function parametersNow(): string | null {
  const known = store.snapshot.peek();
  if (!known || known.step !== store.run.peek().step) return null;
  return toBase64Url(new Uint8Array(known.values.slice().buffer));
}

/** The branch that was undone and is on its way again. */
let redone: Extract<Change, { kind: "branch" }> | null = null;

function changeOf({ request, before, after, lane }: client.Answer): Change | null {
  if (!before) return null;
  const { parameters, step, lane: from } = request.from ?? { parameters: null, step: 0, lane };
  switch (request.kind) {
    case "open":
      return { kind: "experiment", before, after };
    case "change": {
      const learned = { experiment: before.experiment, parameters };
      return { kind: "change", lane, step, before: learned, after: { experiment: after.experiment, parameters: null } };
    }
    case "branch":
      return { kind: "branch", lane, parent: from, step, before: before.experiment, after: after.experiment };
  }
}

client.onAnswer((answer) => {
  const { reason, mergeKey = "", kind } = answer.request;
  const change = reason === "edit" || reason === "address" ? changeOf(answer) : null;
  const joined = change ? history.record(change, mergeKey) : false;
  if (redone && kind === "branch") {
    history.renumber(redone.lane, answer.lane);
    redone = null;
  }
  if (kind === "branch" && answer.request.editsPast) for (const listener of branchedListeners) listener(answer.lane);
  for (const listener of openedListeners) listener({ reason, joined });
  queueMicrotask(grantWishes);
});

export {
  again,
  connect,
  currentRun,
  dropConnection,
  inThePast,
  leaveQueue,
  onLostRun,
  onRestoredRun,
  onTunedRun,
  retry,
  runToken,
  seek,
  takeBack,
} from "./client";

/** Runs that begin beside an opened one, and the names of all. */
export interface Beside {
  experiments: readonly unknown[];
  names: readonly string[];
}

/** Opens an experiment that came with the address (link, gallery entry), and others beside it. */
export function openShared(experiment: unknown, start: Start, play: boolean, beside?: Beside): void {
  const { experiments = [], names = [] } = beside ?? {};
  client.request({ kind: "open", experiment, start, reason: "address", play, beside: experiments, names });
}

/** Opens runs side by side, each from its own start. */
export function openBeside([first, ...rest]: readonly Experiment[], names: readonly string[] = []): void {
  if (!first) return;
  client.request({ kind: "open", experiment: first, start: null, reason: "edit", play: false, beside: rest, names });
}

/** Goes to an experiment of this visit, back or forward: what was learned is kept where the data are the same. */
export function goTo(experiment: Experiment, start: Start): void {
  const now = store.wanted.peek();
  if (start || !now || regenerated(now, experiment)) openShared(experiment, start, false);
  else ask("change", experiment, "address");
}

/** Takes up the run of before a reload of the page; opens the experiment where the server no longer has it. */
export function resumeShared(token: string, experiment: unknown, start: Start): void {
  client.resume(token, { kind: "open", experiment, start, reason: "address", play: false });
}

/** Opens an experiment from a file or another playground's link; it can be undone. */
export function openFile(experiment: unknown, start: Start = null): void {
  client.request({ kind: "open", experiment, start, reason: "edit", play: false });
}

function ask(kind: "change" | "branch", experiment: Experiment, reason: Reason, more: Partial<Request> = {}): void {
  const from = { parameters: parametersNow(), step: store.run.peek().step, lane: store.focus.peek() };
  client.request({ kind, experiment, start: null, reason, play: false, from, ...more });
}

/**
 * Asks for a changed experiment. What was learned is kept, and the step; where the past is shown, the edited run is a
 * branch and the old future stays. Other data (kind, number of points, noise, seed) begin a new run. `change` edits a
 * deep copy. Edits of one gesture, such as dragging one slider, share a `mergeKey` and are undone together; a key that
 * begins with "gesture " is one gesture however long it takes.
 */
export function edit(change: (draft: Experiment) => void, mergeKey = ""): void {
  const base = store.wanted.peek();
  if (!base) return;
  const draft = structuredClone(base);
  change(draft);
  changeTo(draft, mergeKey);
}

/** Before anything is learned there is nothing to keep: a new run is what a link to the experiment will show. */
function isUntouched(): boolean {
  const alone = store.lanes.peek().length < 2 && !client.branchUnderway();
  return alone && store.run.peek().latest === 0 && !store.edits.peek().length && !client.currentRun()?.start;
}

/** As `edit`, with the whole experiment. */
export function changeTo(experiment: Experiment, mergeKey = ""): void {
  const base = store.wanted.peek();
  if (!base) return;
  if (regenerated(base, experiment) || isUntouched()) {
    store.pending.value = experiment;
    const play = store.run.peek().playing;
    client.request({ kind: "open", experiment, start: null, reason: "edit", play, mergeKey });
    return;
  }
  const past = client.inThePast();
  if (past && !roomForLane()) return;
  store.pending.value = experiment;
  ask(past ? "branch" : "change", experiment, "edit", { mergeKey, focus: past, editsPast: past });
}

/** Turns a live value without a rebuild, e.g. tune("learner.optimizer.rate", 0.1). */
export function tune(path: string, value: unknown): void {
  const base = store.wanted.peek();
  if (!base) return;
  const before = valueAt(base, path);
  if (before === value) return;
  const forgets = !path.startsWith("stop"); // when to stop says nothing of the steps already taken
  if (forgets && (client.inThePast() || client.branchUnderway())) {
    changeTo(withValue(base, path, value), `tune ${path}`);
    return;
  }
  history.record({ kind: "tune", lane: store.focus.peek(), path, before, after: value }, `tune ${path}`);
  tuneTo(base, path, value);
}

function tuneTo(base: Experiment, path: string, value: unknown): void {
  store.pending.value = withValue(base, path, value);
  client.tune(path, value);
}

/** Sets one weight or bias; `before` is its value when the gesture began. */
export function setParameter(index: number, value: number, before: number): void {
  const now = store.experiment.peek();
  if (client.inThePast()) {
    if (!now || !roomForLane()) return;
    ask("branch", now, "edit", { focus: true, editsPast: true });
  }
  if (!client.branchUnderway())
    history.record({ kind: "parameter", lane: store.focus.peek(), index, before, after: value }, `parameter ${index}`);
  client.send({ type: "act", action: { kind: "set_parameter", index, value } });
}

/** Whether a change can still be undone: its lane has not been dropped. */
const isThere = (change: Change): boolean =>
  change.kind === "experiment" ||
  store.lanes.peek().length === 0 ||
  store.lanes.peek().some(({ lane }) => lane === change.lane);

function apply(change: Change, side: "before" | "after"): void {
  if (change.kind !== "experiment" && change.kind !== "branch") focusLane(change.lane);
  switch (change.kind) {
    case "parameter":
      client.send({ type: "act", action: { kind: "set_parameter", index: change.index, value: change[side] } });
      break;
    case "tune": {
      const base = store.wanted.peek();
      if (base) tuneTo(base, change.path, change[side]);
      break;
    }
    case "change":
      changeBack(change, side);
      break;
    case "branch":
      if (side === "before") dropLane(change.lane);
      else branchAgain(change);
      break;
    case "experiment":
      reopenAt(change[side]);
  }
}

function reopenAt({ experiment, start }: Opened): void {
  store.pending.value = experiment;
  client.request({ kind: "open", experiment, start, reason: "undo", play: store.run.peek().playing });
}

/** The parameters of then belong to it only while no step has been taken since. */
function changeBack(change: Extract<Change, { kind: "change" }>, side: "before" | "after"): void {
  const { experiment, parameters } = change[side];
  const still = store.run.peek().step === change.step;
  const other = side === "before" ? "after" : "before";
  if (still) history.amend(change, { ...change, [other]: { ...change[other], parameters: parametersNow() } });
  store.pending.value = experiment;
  ask("change", experiment, "undo", { parameters: still ? parameters : null });
}

function branchAgain(change: Extract<Change, { kind: "branch" }>): void {
  if (!roomForLane()) return;
  focusLane(change.parent);
  client.seek(change.step, () => {
    redone = change;
    ask("branch", change.after, "undo", { focus: true });
  });
}

/** Undoing and redoing asked for while an edit is on its way: what is to be undone is known with its answer. */
const wishes: (() => boolean)[] = [];

function grantWishes(): void {
  while (wishes.length && !client.busy()) wishes.shift()?.();
}

effect(() => {
  void [store.pending.value, store.refusal.value];
  queueMicrotask(grantWishes);
});

function whenAnswered(wish: () => boolean): boolean {
  if (!client.busy()) return wish();
  wishes.push(wish);
  return true;
}

export const undo = (): boolean => whenAnswered(undoNow);
export const redo = (): boolean => whenAnswered(redoNow);

function undoNow(): boolean {
  for (let change = history.undo(); change; change = history.undo())
    if (isThere(change)) {
      apply(change, "before");
      return true;
    }
  return false;
}

function redoNow(): boolean {
  for (let change = history.redo(); change; change = history.redo())
    if (change.kind === "branch" || isThere(change)) {
      apply(change, "after");
      return true;
    }
  return false;
}

export const play = (): void => client.send({ type: "play" });
export const pause = (): void => client.send({ type: "pause" });
export const toggle = (): void => (store.run.peek().playing ? pause() : play());
export const step = (unit: "batch" | "epoch", count = 1): void => client.send({ type: "step", unit, count });
export const reset = (): void => client.send({ type: "reset" });

/** Adds a run beside the one in focus. `experiment` absent: the same; `fresh`: from its own start. */
export function branch({ experiment, fresh = false, focus = true, silent = false }: Branching = {}): void {
  const what = experiment ?? store.wanted.peek();
  if (what && roomForLane()) ask("branch", what, silent ? "undo" : "edit", { fresh, focus });
}
interface Branching {
  experiment?: Experiment;
  fresh?: boolean;
  /** Whether it is looked at from now on. */
  focus?: boolean;
  /** It is part of something larger, and not undone by itself. */
  silent?: boolean;
}

export function focusLane(lane: number): void {
  if (lane !== store.focus.peek()) client.send({ type: "focus", lane });
}

export function dropLane(lane: number): void {
  if (store.lanes.peek().length > 1) client.send({ type: "drop", lane });
}

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
