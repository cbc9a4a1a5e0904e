/** A sweep runs over a connection of its own, so that the run of the lab stays as it is. */
import { signal } from "@preact/signals";
import { onFrame, wake } from "../loop";
import type { CellDescription, Problem, ServerEvent } from "../wire/generated";
import type { Bytes, Floats, Ints } from "../wire/frame";
import type { Frame } from "../wire/probes";
import type { Unnumbered } from "../greeting";
import { Socket } from "../wire/socket";
import type { Axis } from "./arrangement";

/** Side of a thumbnail, in samples. */
const RESOLUTION = 24;
const HZ = 6;
const PROBE = "sweep";

/** Of all cells, in their order. */
export interface SweepState {
  /** [cells, R, R]: the decision from −1 to 1, or for more than two classes the margin from 0 to 1. */
  maps: Bytes;
  /** [cells, R, R] winning classes, for more than two. */
  winners?: Bytes | null;
  loss_train: Floats;
  loss_test: Floats;
  accuracy_test: Floats;
  step: Ints;
  diverged: Bytes;
}

export class SweepRun {
  readonly cells = signal<readonly CellDescription[]>([]);
  /** Maps, losses and steps of all cells; null until the first frame. */
  readonly state = signal<SweepState | null>(null);
  readonly playing = signal(false);
  readonly step = signal(0);
  readonly problems = signal<readonly Problem[] | null>(null);
  readonly #socket: Socket;
  readonly #stop: () => void;
  readonly #experiment: unknown;
  readonly #axes: readonly Axis[];
  #seq = 0;
  #token: string | null = null;
  #waiting: Frame[] = [];

  constructor(experiment: unknown, axes: readonly Axis[]) {
    this.#experiment = experiment;
    this.#axes = axes;
    this.#socket = new Socket(
      {
        connection: ({ state }) => {
          if (state === "open" && this.#token) this.send({ type: "resume", token: this.#token });
        },
        event: (event) => this.#hear(event),
        frame: (frame) => {
          this.#waiting.push(frame);
          wake();
        },
        caughtUp: () => this.#take(),
      },
      true,
    );
    this.#stop = onFrame(() => this.#take());
    this.send({ type: "speed", steps_per_frame: 0 });
    this.send({ type: "watch", probes: { [PROBE]: { probe: PROBE, options: { resolution: RESOLUTION }, hz: HZ } } });
    this.#open();
  }

  send(command: Unnumbered): void {
    this.#socket.send({ ...command, seq: ++this.#seq });
  }

  /** Ends the run and its connection. */
  end(): void {
    this.#stop();
    this.#socket.end();
  }

  #open(): void {
    const axes = this.#axes.map(({ path, values }) => ({ path, values: [...values] }));
    this.send({ type: "sweep", experiment: this.#experiment as Record<string, unknown>, axes, play: true });
  }

  #hear(event: ServerEvent): void {
    switch (event.type) {
      case "opened":
        this.#token = event.token;
        this.cells.value = event.cells ?? [];
        this.problems.value = null;
        break;
      case "lost":
        this.#open();
        break;
      case "error":
        this.problems.value = event.problems.length
          ? event.problems
          : [{ where: "", expected: "", got: "", message: event.message }];
    }
  }

  #take(): void {
    const frames = this.#waiting;
    this.#waiting = [];
    for (const { frame, playing, step, probes } of frames) {
      this.playing.value = playing;
      this.step.value = step;
      const state = probes[PROBE] as SweepState | undefined;
      if (state) this.state.value = state;
      this.#socket.send({ type: "ack", frame });
    }
  }
}
