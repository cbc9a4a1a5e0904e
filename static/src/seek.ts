/** Scrubbing: one seek is on its way at a time; of those asked for meanwhile only the newest is sent. */

/** A seek without an answer is taken for lost after so many ms. */
const PATIENCE_MS = 1500;

export class Seeker {
  readonly #send: (step: number) => number;
  readonly #show: (step: number | null) => void;
  readonly #clock: () => number;
  /** The number of the command on its way, and when it was sent. */
  #underway: { seq: number; at: number } | null = null;
  #next: number | null = null;
  #arrived: (() => void)[] = [];

  /**
   * @param send sends the command and returns its number
   * @param show told the step that is wanted, null once it is there
   * @param clock milliseconds
   */
  constructor(
    send: (step: number) => number,
    show: (step: number | null) => void,
    clock: () => number = () => performance.now(),
  ) {
    this.#send = send;
    this.#show = show;
    this.#clock = clock;
  }

  /** Asks for a step; `arrived` is called once it, or a newer one, is shown. */
  ask(step: number, arrived?: () => void): void {
    if (arrived) this.#arrived.push(arrived);
    this.#show(step);
    if (this.#underway && this.#clock() - this.#underway.at < PATIENCE_MS) this.#next = step;
    else this.#begin(step);
  }

  /** A frame has come that knows of command `seq`. */
  heard(seq: number): void {
    if (!this.#underway || seq < this.#underway.seq) return;
    this.#underway = null;
    const next = this.#next;
    this.#next = null;
    if (next !== null) this.#begin(next);
    else this.#end();
  }

  /** Nothing is waited for any longer: the run is another, or goes on. */
  forget(): void {
    this.#underway = this.#next = null;
    this.#arrived = [];
    this.#show(null);
  }

  #begin(step: number): void {
    this.#next = null;
    this.#underway = { seq: this.#send(step), at: this.#clock() };
  }

  #end(): void {
    this.#show(null);
    const arrived = this.#arrived;
    this.#arrived = [];
    for (const tell of arrived) tell();
  }
}
