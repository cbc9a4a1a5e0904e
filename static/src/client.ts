/** The conversation with the server: one run at a time, resumed or opened again when the connection or the run is lost. */
import { batch, effect } from "@preact/signals";
import { watching } from "./attention";
import { besideNow, namesOf } from "./beside";
import * as frames from "./frames";
import { Greeting, type Unnumbered } from "./greeting";
import type { Opened } from "./history";
import { onFrame } from "./loop";
import { withValue } from "./paths";
import { commandOf, followed, type Request } from "./request";
import { Seeker } from "./seek";
import * as store from "./store";
import type { Experiment, ServerEvent } from "./wire/generated";
import type { Standing } from "./wire/link";
import { Socket } from "./wire/socket";

/** What listeners learn when a request has been answered by a run. */
export interface Answer {
  request: Request;
  before: Opened | null;
  after: Opened;
  /** The lane that is looked at now. */
  lane: number;
}
type Told<T extends ServerEvent["type"]> = Extract<ServerEvent, { type: T }>;

const SLOW_MS = 3000;
const MOST_WAITING = 50;
/** Frames a second of a server that need not spare itself. */
const MOST_FRAMES = 30;
/** The next attempt to connect is far off: the visitor is offered to try now. */
const LONG_PAUSE_MS = 1500;

let socket: Socket | null = null;
let seq = 0;
let token: string | null = null;
/** The open command that has not been answered yet, and the one to follow it. */
let underway: (Request & { seq: number }) | null = null;
let queued: Request | null = null;
/** The run in force, as it was asked for. */
let last: Request | null = null;
let resuming = 0;
/** Whether the first connection has been there; until then, commands wait for it. */
let met = false;
/** The newest tune, and the newest that was answered. */
let [lastTune, lastTuned] = [0, 0];
/** What the server would not open, to be asked for again. */
let refused: Request | null = null;
/** The run that another window has taken up. */
let takenToken: string | null = null;
/** Commands given while the connection was away. */
const later: Unnumbered[] = [];
/** The newest branch that no frame has shown yet; until then, what the page sees is of the lane before. */
let branching = 0;

const answerListeners = new Set<(answer: Answer) => void>();
const tunedListeners = new Set<() => void>();
const lostRunListeners = new Set<() => void>();
const restoredListeners = new Set<(step: number) => void>();
/** Tells when what was requested is there: a run opened, changed or branched. */
export const onAnswer = (listener: (answer: Answer) => void): void => void answerListeners.add(listener);
export const onTunedRun = (listener: () => void): void => void tunedListeners.add(listener);
/** Tells when a lost run has been started again. */
export const onLostRun = (listener: () => void): void => void lostRunListeners.add(listener);
/** Tells when the server has recovered the run, at the step where it goes on. */
export const onRestoredRun = (listener: (step: number) => void): void => void restoredListeners.add(listener);

/** Names the run on the server; whoever has it can take the run up. */
export const runToken = (): string | null => token;

/** The run in force, where it began, and what goes on beside it. */
export function currentRun(): Opened | null {
  const experiment = store.experiment.peek();
  const beside = besideNow() ?? last?.beside;
  return experiment && { experiment, start: last?.start ?? null, ...(beside && { beside }) };
}

function post(command: Unnumbered): number {
  socket?.send({ ...command, seq: ++seq });
  return seq;
}

const greeting = new Greeting(post);
const seeker = new Seeker(
  (step) => post({ type: "seek", step }),
  (step) => (store.seeking.value = step),
);

/** Shows the run as it was after so many steps; `arrived` is called once it is shown. */
export function seek(step: number, arrived?: () => void): void {
  if (store.connection.peek() === "open") seeker.ask(step, arrived);
}

/** Whether an edit now would make the run forget steps that it has taken. */
export function inThePast(): boolean {
  const { step, latest } = store.run.peek();
  return branching === 0 && (store.seeking.peek() ?? step) < latest;
}

/** Whether a request has not been answered yet. */
export const busy = (): boolean => underway !== null;

/** Whether a branch has been asked for and is not there yet; what is done meanwhile belongs to it. */
export const branchUnderway = (): boolean => underway?.kind === "branch";

/** Sends a command to the run, as soon as there is one. */
export function send(command: Unnumbered): void {
  if (store.connection.peek() === "open") post(command);
  else if (later.length < MOST_WAITING) later.push(command);
}

export function request(next: Request): void {
  if (underway) {
    queued = followed(queued, next);
    return;
  }
  if (!greeting.said) greeting.say();
  underway = { ...next, seq: post(commandOf(next)) };
  if (next.kind === "branch" && next.focus) branching = underway.seq;
  if (next.kind !== "open") return;
  branching = 0;
  seeker.forget();
}

/** Takes up a run by its token; `otherwise` is opened when the server no longer has it. */
export function resume(runToken: string, otherwise: Request): void {
  token = runToken;
  last = otherwise;
  resuming = post({ type: "resume", token });
}

export function tune(path: string, value: unknown): void {
  if (queued) queued.experiment = withValue(queued.experiment, path, value);
  else if (store.connection.peek() === "open") lastTune = post({ type: "tune", changes: { [path]: value } });
  else send({ type: "tune", changes: { [path]: value } });
}

function nextRequest(): void {
  underway = null;
  const next = queued;
  queued = null;
  if (next) request(next);
  else if (lastTuned >= lastTune) store.pending.value = null;
}

function answered(asked: Request, before: Opened | null, lane: number): void {
  const experiment = store.experiment.peek();
  if (!experiment) return;
  const { beside } = asked;
  const after: Opened = { experiment, start: asked.kind === "open" ? asked.start : null, ...(beside && { beside }) };
  last = { ...asked, kind: "open", ...after };
  for (const other of beside?.experiments ?? [])
    post({ type: "branch", experiment: other as Experiment, fresh: true, focus: false });
  if (beside) store.laneNames.value = { ...store.laneNames.peek(), ...namesOf(beside) };
  nextRequest();
  for (const listener of answerListeners) listener({ request: asked, before, after, lane });
}

function onOpened(event: Told<"opened">): void {
  const opening = underway?.seq === event.seq ? underway : null;
  const before = currentRun();
  token = event.token;
  resuming = 0;
  if (!event.resumed) frames.startAfresh(event.seq);
  batch(() => {
    store.experiment.value = event.experiment;
    store.description.value = event.description;
    store.refusal.value = null;
    store.trouble.value = null;
    store.wait.value = null;
    store.connection.value = "open";
    store.lanes.value = event.lanes;
    store.focus.value = event.focus;
    if (!event.resumed) store.forgetRun(event.playing);
  });
  if (opening) {
    answered(opening, before, event.focus);
    if (opening.reason === "reconnect") for (const listener of lostRunListeners) listener();
  } else if (!underway && queued) nextRequest();
  else if (!underway && !later.length) store.pending.value = null;
  if (event.resumed) greeting.say();
  greeting.attend();
  for (const command of later.splice(0)) {
    const sent = post(command);
    if (command.type === "tune") lastTune = sent;
  }
}

/** The run shows another experiment, or another lane. */
function onChanged(event: Told<"changed">): void {
  const asked = underway?.seq === event.seq ? underway : null;
  const before = currentRun();
  frames.change(event.seq);
  batch(() => {
    store.experiment.value = event.experiment;
    store.description.value = event.description;
    store.focus.value = event.lane;
    store.snapshot.value = null;
    if (event.kept) store.kept.value = event.kept;
    if (asked) store.refusal.value = null;
  });
  if (last) last = { ...last, experiment: event.experiment, start: null };
  if (asked) answered(asked, before, event.lane);
}

function onLanes({ seq: of, lanes, focus }: Told<"lanes">): void {
  batch(() => {
    store.lanes.value = lanes;
    store.focus.value = focus;
  });
  delete last?.beside;
  if (underway?.seq === of && !underway.focus) answered(underway, currentRun(), focus);
}

/** The server no longer has the run (restarted, expired, worker lost): opens the same experiment again. */
function reopen(): void {
  greeting.forget();
  token = null;
  resuming = 0;
  const experiment = store.experiment.peek();
  const { playing } = store.run.peek();
  const again: Request | null = experiment
    ? { kind: "open", start: null, ...currentRun(), experiment, reason: "reconnect", play: playing }
    : last;
  const wanted = queued ?? underway;
  const next = wanted?.kind === "branch" ? again : (wanted ?? again);
  underway = queued = null;
  seeker.forget();
  if (next) request({ ...next, kind: "open" });
}

function onError(event: Told<"error">): void {
  const { code, message } = event;
  if (code === "invalid_probe") return;
  if (code === "unknown_token" || (resuming > 0 && event.seq === resuming) || (code === "no_run" && token)) {
    reopen();
    return;
  }
  store.connection.value = "open";
  store.wait.value = null;
  const problems = [...event.problems];
  const opening = underway !== null && underway.seq === event.seq ? underway : null;
  if (code === "server_full") greeting.forget();
  if (code === "server_full" && !opening) return; // the greeting; the request that follows is told the same
  if (opening) nextRequest();
  if (event.seq !== null && event.seq === branching) branching = 0;
  if (event.seq !== null && event.seq === lastTune) {
    lastTuned = lastTune;
    if (!underway) store.pending.value = null;
  }
  if (code === "taken_over") {
    takenToken = token;
    token = null;
  }
  const first = store.experiment.peek() === null;
  if (opening && (first || opening.reason === "address" || opening.reason === "reconnect")) {
    refused = opening;
    store.trouble.value = { code: code === "server_full" ? "full" : "refused", problems };
  } else store.refusal.value = { code, message, problems };
}

/** Opens once more what there was no place for, or what was no longer waited for. */
export function again(): void {
  if (store.connection.peek() === "closed") {
    store.trouble.value = null;
    retry();
  } else if (refused) request(refused);
}

/** An open or a resume will be answered later. */
function onWait({ seq: of, reason, position }: Told<"wait">): void {
  if (of !== underway?.seq && of !== resuming) return;
  store.trouble.value = null;
  store.wait.value = { reason, position };
}

/** Gives up the place in the queue; what was asked for is asked again after `again` or `retry`. */
export function leaveQueue(): void {
  if (!store.wait.peek()) return;
  if (store.experiment.peek() === null) store.trouble.value = { code: "left", problems: [] };
  socket?.leave();
}

function onRestored({ step }: Told<"restored">): void {
  frames.goBack(step);
  for (const listener of restoredListeners) listener(step);
}

function onLoad({ others, detail, pace, frames_per_second: framesPerSecond }: Told<"load">): void {
  const spared = detail < 1 || pace < 1 || framesPerSecond < MOST_FRAMES;
  store.load.value = spared ? { others, detail, pace, framesPerSecond } : null;
}

/** Takes the run back from another window. */
export function takeBack(): void {
  if (!takenToken) return;
  token = takenToken;
  resuming = post({ type: "resume", token });
}

function onEvent(event: ServerEvent): void {
  switch (event.type) {
    case "opened":
      onOpened(event);
      break;
    case "tuned":
      store.experiment.value = event.experiment;
      if (last) last.experiment = event.experiment;
      lastTuned = event.seq;
      if (event.seq === lastTune && !underway) store.pending.value = null;
      for (const listener of tunedListeners) listener();
      break;
    case "changed":
      onChanged(event);
      break;
    case "lanes":
      onLanes(event);
      break;
    case "stopped":
      store.stopped.value = event;
      break;
    case "lost":
      reopen();
      break;
    case "restored":
      onRestored(event);
      break;
    case "wait":
      onWait(event);
      break;
    case "load":
      onLoad(event);
      break;
    case "error":
      onError(event);
  }
}

function onConnection({ state, why, pause }: Standing): void {
  if (state !== "open") {
    batch(() => {
      store.connection.value = state;
      store.outage.value = { why, longPause: pause > LONG_PAUSE_MS };
      store.wait.value = null;
      store.load.value = null;
    });
    return;
  }
  frames.breakSilence();
  if (!met) {
    met = true;
    if (!underway && !resuming) store.connection.value = "open";
    return;
  }
  greeting.forget();
  seeker.forget();
  const interrupted = underway;
  underway = null;
  if (interrupted && interrupted.kind !== "open" && token) queued = followed(interrupted, queued ?? interrupted);
  if (interrupted?.kind === "open") request(interrupted);
  else if (token) resuming = post({ type: "resume", token });
  else if (last) request(store.experiment.peek() ? { ...last, kind: "open", reason: "reconnect" } : last);
  else store.connection.value = "open";
}

/** Whether the run plays, is watched, and yet nothing comes. */
function isSlow(): boolean {
  if (!watching.peek()) frames.breakSilence();
  if (store.connection.peek() !== "open" || !store.run.peek().playing) return false;
  return frames.silence() > SLOW_MS;
}

/** Somebody looks again: what has not come while nobody looked is no silence, and a lost connection is tried at once. */
function onLook(): void {
  frames.breakSilence();
  const state = store.connection.peek();
  const away = state === "resuming" || state === "closed";
  if (away && store.outage.peek().why !== "left") retry();
}

/** Connects and keeps the store up to date. Call once. */
export function connect(): void {
  frames.acknowledgeWith((frame) => socket?.send({ type: "ack", frame }));
  frames.hearWith(({ seq: known, playing }) => {
    seeker.heard(known);
    if (known >= branching) branching = 0;
    if (playing && store.stopped.peek()) store.stopped.value = null;
  });
  socket = new Socket({ connection: onConnection, event: onEvent, frame: frames.receive, caughtUp: frames.takeFrames });
  onFrame(frames.takeFrames);
  effect(() => {
    if (watching.value) onLook();
  });
  setInterval(() => (store.slow.value = isSlow()), 1000);
}

/** Tries to connect now, whatever pause there was to be. */
export const retry = (): void => socket?.retry();
/** Breaks the connection as a failing network would; for the tests. */
export const dropConnection = (): void => socket?.drop();
