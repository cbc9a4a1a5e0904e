/** What can be undone. A gesture (dragging one weight, turning one setting) is one step however many values it passes. */
import { signal } from "@preact/signals";
import type { Experiment } from "./wire/generated";

/** Where a run begins when not at its initial parameters: base64url of float32. */
export type Start = { step: number; parameters: string } | null;
export interface Opened {
  experiment: Experiment;
  start: Start;
}
export type Change =
  | { kind: "experiment"; before: Opened; after: Opened }
  | { kind: "tune"; path: string; before: unknown; after: unknown }
  | { kind: "parameter"; index: number; before: number; after: number };

const LONGEST = 200;
/** Two changes of the same thing within so many ms are one gesture. */
const GESTURE_MS = 800;

interface Entry {
  change: Change;
  /** Changes of the same non-empty key belong together. */
  key: string;
  at: number;
}

/** Soon after, or still counted from where the gesture began. */
const sameGesture = (last: Entry, change: Change, now: number): boolean =>
  now - last.at < GESTURE_MS || (change.kind !== "experiment" && change.before === last.change.before);

export class History {
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  #done: Entry[] = [];
  #undone: Entry[] = [];

  /** Remembers a change. Returns whether it was joined to the one before. */
  record(change: Change, key = "", now = performance.now()): boolean {
    const last = this.#done.at(-1);
    const joined = last !== undefined && key !== "" && last.key === key && sameGesture(last, change, now);
    if (joined) {
      last.change = { ...last.change, after: change.after } as Change;
      last.at = now;
    } else {
      this.#done.push({ change, key, at: now });
      if (this.#done.length > LONGEST) this.#done.shift();
    }
    this.#undone = [];
    this.#tell();
    return joined;
  }

  undo(): Change | null {
    const entry = this.#done.pop();
    if (!entry) return null;
    this.#undone.push({ ...entry, key: "" });
    this.#tell();
    return entry.change;
  }

  redo(): Change | null {
    const entry = this.#undone.pop();
    if (!entry) return null;
    this.#done.push(entry);
    this.#tell();
    return entry.change;
  }

  #tell(): void {
    this.canUndo.value = this.#done.length > 0;
    this.canRedo.value = this.#undone.length > 0;
  }
}
