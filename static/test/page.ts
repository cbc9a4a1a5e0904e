/** A page without a browser for the conversation with the server: a worker that remembers what it was told, and a tab. */
import type { ClientCommand, Description, Experiment, LaneDescription, ServerEvent } from "../src/wire/generated";
import type { FromWorker, Standing, ToWorker } from "../src/wire/link";
import type { Frame } from "../src/wire/probes";

class FakeWorker {
  onmessage: ((event: { data: FromWorker }) => void) | null = null;
  readonly told: ToWorker[] = [];
  postMessage(message: ToWorker): void {
    this.told.push(message);
  }
}

class FakeDocument extends EventTarget {
  visibilityState = "visible";
}

const worker = new FakeWorker();
const tab = new FakeDocument();
let frames: FrameRequestCallback[] = [];

const page = new EventTarget();
Object.assign(globalThis, {
  window: { unknotSocket: worker },
  document: tab,
  addEventListener: page.addEventListener.bind(page),
  requestAnimationFrame: (callback: FrameRequestCallback) => frames.push(callback),
});

/** What the page has told its worker since this was asked last. */
export const told = (): ToWorker[] => worker.told.splice(0);

/** The commands among it. */
export const commands = (): ClientCommand[] =>
  told().flatMap((message) => (message.kind === "send" ? [message.command] : []));

/** The only command of a type among it. */
export function only<T extends ClientCommand["type"]>(type: T): Extract<ClientCommand, { type: T }> {
  const found = commands().filter((command): command is Extract<ClientCommand, { type: T }> => command.type === type);
  const [command] = found;
  if (!command || found.length > 1) throw new Error(`expected one ${type}, got ${String(found.length)}`);
  return command;
}

export const hear = (event: ServerEvent): void => worker.onmessage?.({ data: { kind: "event", event } });
export const stand = (standing: Standing): void => worker.onmessage?.({ data: { kind: "connection", ...standing } });
export const show = (frame: Frame): void => worker.onmessage?.({ data: { kind: "frame", frame } });

/** Draws an animation frame. */
export function draw(): void {
  const due = frames;
  frames = [];
  for (const callback of due) callback(performance.now());
}

/** Lets what was put off happen: frames that came with an opened run, the watch list. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Turns to another tab, or back. */
export function turnTo(state: "visible" | "hidden"): void {
  tab.visibilityState = state;
  tab.dispatchEvent(new Event("visibilitychange"));
}

/** An experiment and its description are passed through as they are: their content does not matter here. */
export const experiment = { version: 1, seed: 7 } as unknown as Experiment;

/** A lane that began at its own start, unless it has a parent. */
export const lane = (number: number, parent: number | null = null, born = 0): LaneDescription => ({
  lane: number,
  parent,
  born,
  experiment,
  parameters: 13,
  depth: 2,
  batches_per_epoch: 10,
});

export const opened = (seq: number, more: Partial<Extract<ServerEvent, { type: "opened" }>> = {}): ServerEvent => ({
  type: "opened",
  seq,
  token: "token",
  experiment,
  description: { stages: [], layers: [], slots: [] } as unknown as Description,
  resumed: false,
  playing: false,
  focus: 0,
  lanes: [lane(0)],
  cells: null,
  ...more,
});

export const frame = (number: number, step: number, seq: number, playing = true, more: Partial<Frame> = {}): Frame =>
  ({
    frame: number,
    seq,
    step,
    epoch: 0,
    playing,
    diverged: false,
    latest: step,
    lane: 0,
    others: [],
    probes: {},
    ...more,
  }) as unknown as Frame;
