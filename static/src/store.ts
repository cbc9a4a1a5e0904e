/** What the page knows: the run as the server last told it, and what the visitor is looking at. Panels read; `commands.ts` writes. */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Language } from "./i18n";
import type { LinkError } from "./share/codec";
import type {
  Description,
  Edit,
  Experiment,
  Kept,
  LaneDescription,
  Problem,
  StoppedEvent,
  WaitEvent,
} from "./wire/generated";
import type { Connection, Outage } from "./wire/link";
import type { ProbeName, ProbePayloads } from "./wire/probes";

/** The experiment the server runs, normalised. */
export const experiment = signal<Experiment | null>(null);
/** What the visitor has asked for and the server has not answered yet; controls show `wanted`. */
export const pending = signal<Experiment | null>(null);
export const wanted: ReadonlySignal<Experiment | null> = computed(() => pending.value ?? experiment.value);
export const description = signal<Description | null>(null);

export interface Run {
  step: number;
  /** The largest step the run has been at; beyond `step` while the past is shown. */
  latest: number;
  epoch: number;
  playing: boolean;
  diverged: boolean;
  divergedEpoch: number | null;
  stepsPerSecond: number;
  lossTrain: number | null;
  lossTest: number | null;
  accuracyTrain: number | null;
  accuracyTest: number | null;
}
const idle: Run = {
  step: 0,
  latest: 0,
  epoch: 0,
  playing: false,
  diverged: false,
  divergedEpoch: null,
  stepsPerSecond: 0,
  lossTrain: null,
  lossTest: null,
  accuracyTrain: null,
  accuracyTest: null,
};
export const run = signal<Run>(idle);

/** The loss curve, one row an epoch (thinned by the server on long runs). */
export interface Curve {
  epochs: number[];
  steps: number[];
  lossTrain: number[];
  lossTest: number[];
  accuracyTrain: number[];
  accuracyTest: number[];
}
export const emptyCurve = (): Curve => ({
  epochs: [],
  steps: [],
  lossTrain: [],
  lossTest: [],
  accuracyTrain: [],
  accuracyTest: [],
});
/** Replaced by a new object (sharing the arrays) whenever it grows. */
export const curve = signal<Curve>(emptyCurve());

/** The runs that go on in step, the one in focus among them; at least one, at most `MOST_LANES`. */
export const lanes = signal<readonly LaneDescription[]>([]);
export const MOST_LANES = 4;
/** The lane that everything without a lane is of: `experiment`, `description`, `run`, `curve`, probes. */
export const focus = signal(0);
/** A lane that is not in focus, as the newest frame told it. */
export interface Other extends Omit<Run, "playing" | "divergedEpoch" | "stepsPerSecond"> {
  curve: Curve;
}
/** By lane; the one in focus is not among them. */
export const others = signal<Readonly<Record<number, Other>>>({});
/** What was done to the run by hand, at which steps. */
export const edits = signal<readonly Edit[]>([]);
/** The step that was asked for while the page waits to see it. */
export const seeking = signal<number | null>(null);
/** What the last change has kept of what was learned. */
export const kept = signal<Kept | null>(null);
/** Why the run has paused by itself, until it goes on. */
export const stopped = signal<StoppedEvent | null>(null);
/** Steps that the visitor wants to find again. */
export const bookmarks = signal<readonly number[]>([]);
/** The names that the visitor gave to lanes. */
export const laneNames = signal<Readonly<Record<number, string>>>({});
/** What stands between the tray and the Time band. */
export const view = signal<"lab" | "compare" | "sweep">("lab");

export const connection = signal<Connection>("connecting");
/** While there is no connection: why, and whether the next attempt is far off. */
export const outage = signal<{ why: Outage; longPause: boolean }>({ why: "lost", longPause: false });

/** The server has heard what was asked for and will answer later: why, and the place in the queue. */
export interface Wait {
  reason: WaitEvent["reason"];
  position: number;
}
export const wait = signal<Wait | null>(null);

/** How the server spares its strength; null while it need not. */
export interface Load {
  /** Other runs on the server. */
  others: number;
  /** What the resolution of fields is multiplied by. */
  detail: number;
  /** What the rate of fields is multiplied by. */
  pace: number;
  framesPerSecond: number;
}
export const load = signal<Load | null>(null);

/** A refusal to be shown: at the block it names where possible, else as a message. */
export interface Refusal {
  /** The server's code of the error. */
  code: string;
  message: string;
  problems: Problem[];
}
export const refusal = signal<Refusal | null>(null);

/** Why the address could not be opened at all; the page then shows a way on instead of the lab. */
export type Trouble =
  /** The link itself: which part of it, and what was found there. */
  | { code: LinkError["code"]; part: LinkError["part"]; got: string }
  /** The server: it refused the experiment, has no place, or the visitor left its queue. */
  | { code: "refused" | "full" | "left"; problems: Problem[] };
export const trouble = signal<Trouble | null>(null);

/** No frame has come for long although the run plays and is watched. */
export const slow = signal(false);

/** The newest parameters and the step they belong to, for a link that carries weights. */
export const snapshot = signal<{ step: number; values: Float32Array } | null>(null);

/** Nothing of the run before is true of the new one. */
export function forgetRun(playing: boolean): void {
  curve.value = emptyCurve();
  others.value = {};
  edits.value = [];
  bookmarks.value = [];
  laneNames.value = {};
  snapshot.value = stopped.value = kept.value = null;
  run.value = { ...idle, playing };
}

/** The gallery entry that the address names, with its words in every language. */
export interface Entry {
  name: string;
  title: Readonly<Record<Language, string>>;
  line: Readonly<Record<Language, string>>;
  guide: Readonly<Record<Language, string>>;
  /** The measured figure that belongs to it, by name. */
  figure?: string;
  /** The training loss to be reached, where it is a race. */
  goal?: number;
}
export const entry = signal<Entry | null>(null);
/** Whether the experiment is no longer the one that the address named. */
export const edited = signal(false);

const probes = new Map<string, Signal<unknown>>();
function probeSignal(name: string): Signal<unknown> {
  let found = probes.get(name);
  if (!found) probes.set(name, (found = signal<unknown>(null)));
  return found;
}
/** The newest payload of a watched probe, by the name it is watched under; null until it arrives. */
export function probe<P extends ProbeName>(name: P | `${P}:${string}`): ReadonlySignal<ProbePayloads[P] | null> {
  return probeSignal(name) as ReadonlySignal<ProbePayloads[P] | null>;
}
export function setProbe(name: string, payload: unknown): void {
  probeSignal(name).value = payload;
}

/** The chosen unit: layer id and unit number. */
export const selection = signal<{ layer: string; unit: number } | null>(null);
/** The unit under the pointer, or null. */
export const hovered = signal<{ layer: string; unit: number } | null>(null);
/** The layer whose film frame is under the pointer, "input" for the input; its column is pointed out. */
export const hoveredLayer = signal<string | null>(null);
/** Which of the chosen unit's inputs is held on the knob; its fan-in means the bias. */
export const heldInput = signal(0);
/** The data point that is followed. */
export const followed = signal(0);
/** Where the film stands: 0 is the input, i the i-th stage of `description.stages`; fractions are between two. */
export const depth = signal(0);
export const direction = signal<"forward" | "backward">("forward");
/** Orbit of the three-dimensional frames, radians. */
export const orbit = signal({ yaw: 0.6, pitch: 0.42 });

/** Steps for every frame, 0 as fast as the server can; slow enough at first that the bend is seen to happen. */
export const speed = signal(10);

export interface Toast {
  text: string;
  action?: { label: string; run: () => void };
  bad?: boolean;
}
export const toast = signal<Toast | null>(null);
export const dialog = signal<string | null>(null);

/** The parameters slice of one layer, from the `parameters` probe: weight [units, inputs] then bias. */
export function slot(layer: string, name: "weight" | "bias"): { offset: number; shape: number[] } | null {
  const found = description.value?.slots.find((s) => s.layer === layer && s.name === name);
  return found ? { offset: found.offset, shape: [...found.shape] } : null;
}
