/** Recorded runs, fetched while an element that shows them is in view; asked for again while the server still computes them. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { Line } from "./line";
import { fetchRecording, type Recording } from "./recording";

/** "waiting" until it is here, "none" when there is none. */
export type Loaded = Recording | "waiting" | "none";

/** The server trains a run when it is first asked for: a few at a time, so that the first pictures come first. */
const line = new Line(2);
const FIRST_WAIT_MS = 600;
const LONGEST_WAIT_MS = 10_000;

const requests = new Map<string, Request>();

class Request {
  readonly state = signal<Loaded>("waiting");
  readonly #name: string;
  /** Entries come in the order in which they first were shown. */
  readonly #rank = requests.size;
  #holders = 0;
  #timer = 0;
  #wait = FIRST_WAIT_MS;
  #leave = (): void => undefined;

  constructor(name: string) {
    this.#name = name;
  }

  hold(): void {
    if (this.#holders++ === 0 && this.state.peek() === "waiting")
      this.#leave = line.enter(this.#rank, () => void this.#ask());
  }

  release(): void {
    if (--this.#holders > 0) return;
    clearTimeout(this.#timer);
    this.#leave();
  }

  async #ask(): Promise<void> {
    const answer = await fetchRecording(this.#name).catch(() => "computing" as const);
    if (answer !== "computing") {
      this.state.value = answer ?? "none";
      this.#leave();
    } else if (this.#holders > 0) {
      this.#timer = window.setTimeout(() => void this.#ask(), this.#wait);
      this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 1.4);
    }
  }
}

function requestOf(name: string): Request {
  const found = requests.get(name) ?? new Request(name);
  requests.set(name, found);
  return found;
}

/** The recorded run of an entry, fetched once `element` comes near the window. */
export function useRecording(name: string, element: RefObject<Element | null>): ReadonlySignal<Loaded> {
  const request = requestOf(name);
  useEffect(() => {
    if (!element.current) return;
    let held = false;
    const want = (wanted: boolean): void => {
      if (wanted === held) return;
      held = wanted;
      if (wanted) request.hold();
      else request.release();
    };
    const observer = new IntersectionObserver((seen) => want(seen.at(-1)?.isIntersecting === true), {
      rootMargin: "200px",
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      want(false);
    };
  }, [request]);
  return request.state;
}
