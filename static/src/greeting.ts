/** What every connection is told of the page besides the run: how fast to go, what is watched, and whether somebody looks. */
import { effect } from "@preact/signals";
import { keepTraining, watching } from "./attention";
import { speed } from "./store";
import { watched } from "./watch";
import type { ClientCommand } from "./wire/generated";

/** A command before its number is given. */
export type Unnumbered<C = ClientCommand> = C extends { seq: number } ? Omit<C, "seq"> : never;

export class Greeting {
  readonly #post: (command: Unnumbered) => unknown;
  /** Whether this connection has been told the speed. */
  #greeted = false;
  /** Whether it has a run, which can be attended. */
  #attended = false;
  /** The watch list that it was told. */
  #told: typeof watched.value | null = null;

  /** @param post sends a command over the connection of the moment */
  constructor(post: (command: Unnumbered) => unknown) {
    this.#post = post;
    effect(() => {
      void watched.value;
      queueMicrotask(() => this.#tellWatched()); // panels ask one after the other
    });
    effect(() => {
      void [watching.value, keepTraining.value];
      if (this.#attended) this.attend();
    });
  }

  get said(): boolean {
    return this.#greeted;
  }

  /** May be said before there is a run, so that its first frame is as it should be. */
  say(): void {
    this.#greeted = true;
    this.#post({ type: "speed", steps_per_frame: speed.peek() });
    this.#told = null;
    this.#tellWatched();
  }

  /** Says whether somebody looks, now and from now on. */
  attend(): void {
    this.#attended = true;
    this.#post({ type: "attend", watching: watching.peek(), keep_training: keepTraining.peek() });
  }

  /** The next connection knows nothing of what this one was told. */
  forget(): void {
    this.#greeted = false;
    this.#attended = false;
    this.#told = null;
  }

  #tellWatched(): void {
    const probes = watched.peek();
    if (!this.#greeted || probes === this.#told || (this.#told === null && !Object.keys(probes).length)) return;
    this.#told = probes;
    this.#post({ type: "watch", probes });
  }
}
