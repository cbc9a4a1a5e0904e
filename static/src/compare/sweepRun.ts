/** A sweep runs over a connection of its own, so that the run of the lab stays as it is. */
import { signal } from "@preact/signals";
import { onFrame, wake } from "../loop";
import type { CellDescription, Problem, ServerEvent, SweepPayload } from "../wire/generated";
import type { Frame } from "../wire/probes";
import type { Unnumbered } from "../greeting";
import { Socket } from "../wire/socket";
import { plan, type Plan } from "./plan";

/** Side of a thumbnail, in samples. */
const RESOLUTION = 24;
const HZ = 6;
const PROBE = "sweep";

/** The sweep on the page, for figures that are measured from it. */
export const shownSweep = signal<SweepRun | null>(null);

export class SweepRun {
  readonly cells = signal<readonly CellDescription[]>([]);
  /** Maps, losses and steps of all cells; null until the first frame. */
  readonly state = signal<SweepPayload | null>(null);
  readonly playing = signal(false);
  readonly step = signal(0);
  readonly problems = signal<readonly Problem[] | null>(null);
  readonly #socket: Socket;
  readonly #stop: () => void;
  readonly #plan: Plan;
  #seq = 0;
  #token: string | null;
  #resuming = 0;
  #met = false;
  #waiting: Frame[] = [];

  constructor(chosen: Plan) {
    this.#plan = chosen;
    this.#token = chosen.token;
    this.#socket = new Socket(
      {
        connection: ({ state }) => {
          if (state === "open" && this.#met) this.#begin();
          this.#met ||= state === "open";
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
    this.#begin();
  }

  send(command: Unnumbered): number {
    this.#socket.send({ ...command, seq: ++this.#seq });
    return this.#seq;
  }

  /** Ends the run and its connection. */
  end(): void {
    this.#stop();
    this.#socket.end();
  }

  /** What a new connection is told. */
  #begin(): void {
    this.send({ type: "speed", steps_per_frame: 0 });
    this.send({ type: "watch", probes: { [PROBE]: { probe: PROBE, options: { resolution: RESOLUTION }, hz: HZ } } });
    if (this.#token) this.#resuming = this.send({ type: "resume", token: this.#token });
    else this.#open();
  }

  #open(): void {
    const { experiment } = this.#plan;
    const axes = this.#plan.axes.map(({ path, values }) => ({ path, values: [...values] }));
    this.send({ type: "sweep", experiment: experiment as Record<string, unknown>, axes, play: true });
  }

  #hear(event: ServerEvent): void {
    switch (event.type) {
      case "opened":
        this.#token = event.token;
        if (plan.peek()?.axes === this.#plan.axes) plan.value = { ...this.#plan, token: event.token };
        this.cells.value = event.cells ?? [];
        this.problems.value = null;
        break;
      case "lost":
        this.#open();
        break;
      case "error":
        if (event.seq !== null && event.seq === this.#resuming) {
          this.#token = null;
          this.#open();
          break;
        }
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
      const state = probes[PROBE] as SweepPayload | undefined;
      if (state) this.state.value = state;
      this.#socket.send({ type: "ack", frame });
    }
  }
}
