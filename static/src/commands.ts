/** Everything the page can ask of the run. Panels call these; the conversation with the server is in `client.ts`. */
import { effect } from "@preact/signals";
import * as client from "./client";
import { MOST_WEIGHTS } from "./edit/limits";
import { History, type Beside, type Change, type Opened, type Start } from "./history";
import { valueAt, withValue } from "./paths";
import { regenerated } from "./regenerated";
import type { Reason, Request } from "./request";
import { toBase64Url } from "./share/codec";
import * as store from "./store";
import type { Action, Experiment } from "./wire/generated";

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

/** The newest parameters that the page knows, and of which step they are; null where a message has no room for them. */
function learnedNow(): Start {
  const known = store.snapshot.peek();
  if (!known || known.values.length > MOST_WEIGHTS || !known.values.every(Number.isFinite)) return null;
  return { step: known.step, parameters: toBase64Url(new Uint8Array(known.values.slice().buffer)) };
}

/** The parameters that the run has now, where the page knows them. */
function parametersNow(): string | null {
  const known = learnedNow();
  return known?.step === store.run.peek().step ? known.parameters : null;
}

function changeOf({ request, before, after, lane }: client.Answer): Change | null {
  if (!before) return null;
  const { parameters, step, lane: from } = request.from ?? { parameters: null, step: 0, lane };
  switch (request.kind) {
    case "open":
      return { kind: "experiment", before: { ...before, start: request.left ?? before.start }, after };
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

/** Opens an experiment that came with the address (link, gallery entry), and others beside it. */
export function openShared(experiment: unknown, start: Start, play: boolean, beside?: Beside): void {
  client.request({ kind: "open", experiment, start, reason: "address", play, ...(beside ? { beside } : {}) });
}

/** Opens runs side by side, each from its own start. */
export function openBeside([first, ...experiments]: readonly Experiment[], names: readonly string[] = []): void {
  if (!first) return;
  const request = { kind: "open", experiment: first, start: null, reason: "edit", play: false } as const;
  const beside = experiments.length ? { beside: { experiments, names } } : {};
  client.request({ ...request, ...beside, left: left() });
}

/** What stood behind an address of this visit: a run, as it would begin anew, and which lanes it had. */
export interface Visited extends Opened {
  token: string | null;
  lanes: readonly number[];
  focus: number;
}

/** What stands behind the address now. */
export function visited(): Visited | null {
  const run = client.currentRun();
  const now = store.lanes.peek().map(({ lane }) => lane);
  const lanes = now.length > 1 ? now : [0, ...(run?.beside?.experiments ?? []).map((_, i) => i + 1)];
  return run && { ...run, token: client.runToken(), lanes: run.beside ? lanes : now, focus: store.focus.peek() };
}

/** Goes back or forward to something of this visit: what was learned is kept where the data are the same. */
export function goTo(to: Visited): void {
  const now = store.wanted.peek();
  const { experiment, start, beside, token, lanes, focus } = to;
  const there = store.lanes.peek().map(({ lane }) => lane);
  const same = token === client.runToken();
  if (start || !now || regenerated(now, experiment) || (!same && (beside || there.length > 1))) {
    openShared(experiment, start, false, beside);
    return;
  }
  if (same) {
    for (const lane of lanes) if (!there.includes(lane)) client.send({ type: "recall", lane });
    for (const lane of there) if (!lanes.includes(lane)) dropLane(lane);
    focusLane(focus);
  }
  ask("change", experiment, "address");
}

/** Takes up the run of before a reload of the page; opens the experiment where the server no longer has it. */
export function resumeShared(token: string, experiment: unknown, start: Start): void {
  client.resume(token, { kind: "open", experiment, start, reason: "address", play: false });
}

/** Opens an experiment from a file or another playground's link; it can be undone. */
export function openFile(experiment: unknown, start: Start = null): void {
  client.request({ kind: "open", experiment, start, reason: "edit", play: false, left: left() });
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

/** How the run is left that another takes the place of; null at its start. */
const left = (): Start => (isUntouched() ? null : learnedNow());

/** As `edit`, with the whole experiment. */
function changeTo(experiment: Experiment, mergeKey = ""): void {
  const base = store.wanted.peek();
  if (!base) return;
  if (regenerated(base, experiment) || isUntouched()) {
    store.pending.value = experiment;
    const play = store.run.peek().playing;
    client.request({ kind: "open", experiment, start: null, reason: "edit", play, mergeKey, left: left() });
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

/** Where the past is shown, what is done by hand is done to a branch. Whether it can be done at all. */
function branchFromPast(): boolean {
  if (!client.inThePast()) return true;
  const now = store.experiment.peek();
  if (!now || !roomForLane()) return false;
  ask("branch", now, "edit", { focus: true, editsPast: true });
  return true;
}

/** Does something to the model by hand: to the run, or to a branch where the past is shown. */
export function act(action: Action): void {
  if (branchFromPast()) client.send({ type: "act", action });
}

/** Sets one weight or bias; `before` is its value when the gesture began. */
export function setParameter(index: number, value: number, before: number): void {
  if (!branchFromPast()) return;
  if (!client.branchUnderway())
    history.record({ kind: "parameter", lane: store.focus.peek(), index, before, after: value }, `parameter ${index}`);
  client.send({ type: "act", action: { kind: "set_parameter", index, value } });
}

/** Whether undoing or redoing a change brings its lane back. */
const comesBack = ({ kind }: Change, side: "before" | "after"): boolean =>
  kind === (side === "before" ? "drop" : "branch");

/** Whether a change can be undone or redone now: its lane is there, or is to come back. */
function isPossible(change: Change, side: "before" | "after"): boolean {
  if (change.kind === "experiment" || store.lanes.peek().length === 0) return true;
  const there = store.lanes.peek().some(({ lane }) => lane === change.lane);
  return there !== comesBack(change, side);
}

function apply(change: Change, side: "before" | "after"): void {
  if (change.kind !== "experiment" && change.kind !== "branch" && change.kind !== "drop") focusLane(change.lane);
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
    case "drop":
      if (comesBack(change, side)) recall(change.lane, change.kind === "branch" || change.before.focused);
      else client.send({ type: "drop", lane: change.lane });
      break;
    case "experiment":
      openBack(change, side);
  }
}

/** Opens the run of before as it was left, and remembers how this one is left. */
function openBack(change: Extract<Change, { kind: "experiment" }>, side: "before" | "after"): void {
  const opened = change[side];
  const other = side === "before" ? "after" : "before";
  history.amend(change, { ...change, [other]: { ...change[other], start: left() ?? change[other].start } });
  store.pending.value = opened.experiment;
  client.request({ kind: "open", ...opened, reason: "undo", play: store.run.peek().playing });
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

/** A lane that was dropped comes back as it was. */
function recall(lane: number, focused: boolean): void {
  if (!roomForLane()) return;
  client.send({ type: "recall", lane });
  if (focused) client.send({ type: "focus", lane });
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
    if (isPossible(change, "before")) {
      apply(change, "before");
      return true;
    }
  return false;
}

function redoNow(): boolean {
  for (let change = history.redo(); change; change = history.redo())
    if (isPossible(change, "after")) {
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

/** Ends a run that goes on in step; undone, it is there again as it was. */
export function dropLane(lane: number): void {
  if (store.lanes.peek().length < 2) return;
  history.record({ kind: "drop", lane, before: { focused: lane === store.focus.peek() }, after: null });
  client.send({ type: "drop", lane });
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
