/** The editor of points: what is drawn, with which tool, and how it reaches the run. One gesture is one step of undo. */
import { batch, computed, effect, signal } from "@preact/signals";
import { edit } from "../commands";
import { changeData } from "../edit";
import { wanted } from "../store";
import { throttled } from "../throttle";
import type { DrawnData, Experiment } from "../wire/generated";
import { convert } from "./api";
import { aimed, labelled, without, type Ids, type Ink, type Spread } from "./brushes";
import { asDrawn } from "./config";
import { classesIn, MOST_CLASSES, trainable, unpack, type Dots } from "./drawn";
import { cleared, open } from "./opening";

export const TOOLS = ["move", "add", "erase", "noise", "spray"] as const;
export type Tool = (typeof TOOLS)[number];

export const tool = signal<Tool>("add");
export const view = signal<"plane" | "table">("plane");

/** The class that new points get. */
export const label = signal(1);
/** The number that new points get where numbers are fitted. */
export const target = signal(1);
/** What new points are for; `share`: the test gets its share of them. */
export const purpose = signal<"share" | "train" | "test">("share");
export const radius = signal(0.18);
export const probability = signal(0.3);
export const spread = signal<Spread>("gauss");
/** Points a second of the spray. */
export const density = signal(60);

export const dots = signal<Dots>([]);
export const chosen = signal<Ids>(new Set());
/** Whether there are points to edit, or why not. */
export const state = signal<"loading" | "ready" | "unsuited" | "unreachable">("loading");
/** Whether points have a number to be fitted instead of a class. */
export const numbers = signal(false);
/** Classes of the drawing; a class stays when its last point goes. */
const known = signal(2);
export const classes = computed(() =>
  numbers.value ? 0 : Math.min(MOST_CLASSES, Math.max(known.value, classesIn(dots.value), label.value + 1)),
);
/** Enough to be trained on; until then the run keeps the data of before. */
export const enough = computed(() => trainable(dots.value, numbers.value));

/** At most fifteen edits a second while the hand moves. */
const PERIOD_MS = 66;

/** Names the data that the points stand for. */
const sourceOf = ({ data, seed }: Experiment): string =>
  data.kind === "drawn" ? JSON.stringify([data.points, data.values, data.classes]) : JSON.stringify([data, seed]);

let source = "";
let gestures = 0;
let gesture = "";

/** Begins a gesture; everything until the next one is undone together. */
export function begin(): void {
  gesture = `gesture ${++gestures}`;
}

const drawnFrom = ({ data }: Experiment): DrawnData =>
  asDrawn(data, dots.peek(), Math.max(2, known.peek(), classesIn(dots.peek())), numbers.peek());

function send(key: string): void {
  const base = wanted.peek();
  if (!base || !enough.peek()) return;
  const now = drawnFrom(base);
  const name = sourceOf({ ...base, data: now });
  if (name === source) return;
  source = name;
  known.value = now.classes;
  edit((draft) => changeData(draft, () => now), key);
}

const sendSoon = throttled(send, PERIOD_MS);

/** Shows the points at once; the run follows a few times a second. */
export function put(next: Dots): void {
  if (next === dots.peek()) return;
  dots.value = next;
  sendSoon(gesture);
}

/** Ends a gesture: the run gets where it has led. */
export const end = (): void => send(gesture);

/** A change that is a gesture by itself. */
export function putOnce(next: Dots): void {
  begin();
  put(next);
  end();
}

export function removeChosen(): void {
  if (!chosen.peek().size) return;
  putOnce(without(dots.peek(), chosen.peek()));
  chosen.value = new Set();
}

export function labelChosen(next: number): void {
  label.value = next;
  if (chosen.peek().size) putOnce(labelled(dots.peek(), chosen.peek(), next));
}

export function aimChosen(next: number): void {
  target.value = next;
  if (chosen.peek().size) put(aimed(dots.peek(), chosen.peek(), next));
}

export function chooseAll(): void {
  chosen.value = new Set(dots.peek().map(({ id }) => id));
}

/** What new points are. */
export const ink = (): Ink => ({
  label: numbers.peek() ? 0 : label.peek(),
  target: numbers.peek() ? target.peek() : 0,
  test: { share: wanted.peek()?.data.test_share ?? 0, train: 0, test: 1 }[purpose.peek()],
});

function show(data: DrawnData, from: string): void {
  source = from;
  batch(() => {
    dots.value = unpack(data);
    numbers.value = data.values !== null;
    known.value = data.classes;
    label.value = Math.min(label.peek(), data.classes - 1);
    chosen.value = new Set();
    state.value = "ready";
  });
}

let attempt = 0;
async function take(experiment: Experiment, from: string): Promise<void> {
  const mine = ++attempt;
  if (experiment.data.kind === "drawn") {
    show(experiment.data, from);
    return;
  }
  state.value = "loading";
  source = from;
  const answer = await convert(experiment);
  if (mine !== attempt) return;
  if (answer.ok) show(answer.value, from);
  else {
    dots.value = [];
    state.value = answer.problems.length ? "unsuited" : "unreachable";
  }
}

/** Brings back what the run has, where the points drawn are too few to be trained on. */
export function bringBack(): void {
  const experiment = wanted.peek();
  if (experiment) void take(experiment, sourceOf(experiment));
}

/** Begins with an empty plane of classes; the run keeps its data until there is something to train on. */
export function startEmpty(): void {
  attempt++;
  batch(() => {
    dots.value = [];
    numbers.value = false;
    known.value = 2;
    label.value = 1;
    chosen.value = new Set();
    state.value = "ready";
    tool.value = "add";
  });
}

/** Puts points from a file in the place of what is there. */
export function replaceBy(next: Dots, areNumbers: boolean): void {
  startEmpty();
  numbers.value = areNumbers;
  putOnce(next);
}

/** Takes up what undo, another set or another run has put in place of the points. */
effect(() => {
  const experiment = open.value ? wanted.value : null;
  if (!experiment) return;
  const now = sourceOf(experiment);
  if (cleared.value) {
    cleared.value = false;
    if (experiment.data.kind === "drawn") return;
    startEmpty();
    source = now;
  }
  if (now !== source) void take(experiment, now);
});

export function closeEditor(): void {
  open.value = false;
  if (!enough.peek()) source = "";
}
