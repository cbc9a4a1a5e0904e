/** Notices when nothing has been heard of the server for so long that the connection must be dead. */

const LONGEST_MS = 12_000;
/** A timer that rings later than this says that the page slept, not that the server was silent. */
const LATE_MS = 2000;

export class Silence {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;
  readonly #dead: () => void;

  /** @param dead called when the silence has lasted too long */
  constructor(dead: () => void) {
    this.#dead = dead;
  }

  /** Something was heard: the silence begins anew. */
  broken(): void {
    this.end();
    this.#due = Date.now() + LONGEST_MS;
    this.#timer = setTimeout(() => this.#ring(), LONGEST_MS);
  }

  /** No longer listens. */
  end(): void {
    clearTimeout(this.#timer);
  }

  /** After a sleep, what came meanwhile is still to be read: it gets its time. */
  #ring(): void {
    if (Date.now() - this.#due > LATE_MS) this.broken();
    else this.#dead();
  }
}
