/** What can be undone. A gesture (dragging one weight, turning one setting) is one step however many values it passes. */
import { signal } from "@preact/signals";
import type { Experiment } from "./wire/generated";

/** Where a run begins when not at its initial parameters: base64url of float32. */
export type Start = { step: number; parameters: string } | null;
/** Runs that begin beside an opened one, and the names of all. */
export interface Beside {
  experiments: readonly unknown[];
  names: readonly string[];
}
export interface Opened {
  experiment: Experiment;
  start: Start;
  /** Absent where it is alone. */
  beside?: Beside;
}
/** An experiment with the parameters that a run had of it, where they are known. */
interface Learned {
  experiment: Experiment;
  parameters: string | null;
}
export type Change =
  | { kind: "experiment"; before: Opened; after: Opened }
  /** The run went on with another experiment, at `step`. */
  | { kind: "change"; lane: number; step: number; before: Learned; after: Learned }
  | { kind: "tune"; lane: number; path: string; before: unknown; after: unknown }
  | { kind: "parameter"; lane: number; index: number; before: number; after: number }
  /** `lane` was branched from `parent` at `step`. `before` and `after` are what the two run. */
  | { kind: "branch"; lane: number; parent: number; step: number; before: Experiment; after: Experiment }
  /** `lane` was dropped; `before` says whether it was looked at. */
  | { kind: "drop"; lane: number; before: { focused: boolean }; after: null };

const LONGEST = 200;
/** Two changes of the same thing within so many ms are one gesture. */
const GESTURE_MS = 800;
/** Keys that begin so name one gesture each: however long it lasts, it is one step. */
const GESTURE = "gesture ";

interface Entry {
  change: Change;
  /** Changes of the same non-empty key belong together. */
  key: string;
  at: number;
}

/** Soon after, or still counted from where the gesture began. */
const sameGesture = (last: Entry, change: Change, now: number): boolean =>
  now - last.at < GESTURE_MS ||
  last.key.startsWith(GESTURE) ||
  ((change.kind === "tune" || change.kind === "parameter") && change.before === last.change.before);

/** Both sides of the change that two of one gesture make together. */
function merged(last: Change, next: Change): Change {
  if (last.kind === "branch" && next.kind === "change") return { ...last, after: next.after.experiment };
  return { ...last, after: next.after } as Change;
}

const joins = (last: Change, next: Change): boolean =>
  (last.kind === next.kind && last.kind !== "branch") || (last.kind === "branch" && next.kind === "change");

export class History {
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  #done: Entry[] = [];
  #undone: Entry[] = [];

  /** Remembers a change. Returns whether it was joined to the one before. */
  record(change: Change, key = "", now = performance.now()): boolean {
    const last = this.#done.at(-1);
    const same = last !== undefined && key !== "" && last.key === key && joins(last.change, change);
    const joined = same && sameGesture(last, change, now);
    if (joined) {
      last.change = merged(last.change, change);
      last.at = now;
    } else {
      this.#done.push({ change, key, at: now });
      if (this.#done.length > LONGEST) this.#done.shift();
    }
    this.#undone = [];
    this.#tell();
    return joined;
  }

  /** The newest change, to be undone. It may be amended by `amend`, so that redoing it finds what there is now. */
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

  /** Replaces a change by what it has become: the parameters it would be redone with. */
  amend(change: Change, by: Change): void {
    for (const entries of [this.#done, this.#undone]) {
      const entry = entries.find((each) => each.change === change);
      if (entry) entry.change = by;
    }
  }

  #tell(): void {
    this.canUndo.value = this.#done.length > 0;
    this.canRedo.value = this.#undone.length > 0;
  }
}
