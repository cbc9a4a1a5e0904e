/**
 * What the visitor was working on, kept in this browser without being asked, with its weights; the bare address of the lab
 * brings the newest back. Every page keeps its own, under a name that no other page has, so many tabs do not fight.
 */
import { effect } from "@preact/signals";
import { MOST_WEIGHTS } from "../edit/limits";
import { t } from "../i18n";
import * as store from "../store";
import { encodeFragment } from "./codec";
import { isFull } from "./kept";

const PREFIX = "unknot.auto.";
const MOST = 5;
const EVERY_MS = 3000;

interface Entry {
  fragment: string;
  /** Milliseconds since 1970. */
  at: number;
}

const own = `${PREFIX}${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;

function entryOf(key: string): Entry | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "null") as Partial<Entry> | null;
    return typeof found?.fragment === "string" && typeof found.at === "number"
      ? { fragment: found.fragment, at: found.at }
      : null;
  } catch {
    return null;
  }
}

/** Every page's, the newest first. */
function entries(): { key: string; at: number; fragment: string }[] {
  const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? "");
  return keys
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => {
      const entry = entryOf(key);
      return entry ? [{ key, ...entry }] : [];
    })
    .sort((a, b) => b.at - a.at);
}

/** The fragment of what was last worked on; null where there is none or the browser does not store. */
export function lastWork(): string | null {
  try {
    return entries()[0]?.fragment ?? null;
  } catch {
    return null;
  }
}

/** Forgets what was last worked on, so that the bare address shows its example again. */
export function forgetWork(): void {
  try {
    for (const { key } of entries()) localStorage.removeItem(key);
  } catch {
    return;
  }
}

/** Writes this page's entry; where there is no room, older pages' entries make it. */
function write(fragment: string): void {
  const text = JSON.stringify({ fragment, at: Date.now() } satisfies Entry);
  for (;;) {
    try {
      localStorage.setItem(own, text);
      return;
    } catch (error) {
      const old = isFull(error)
        ? entries()
            .filter(({ key }) => key !== own)
            .at(-1)
        : undefined;
      if (!old) throw error;
      localStorage.removeItem(old.key);
    }
  }
}

function prune(): void {
  for (const { key } of entries().slice(MOST)) localStorage.removeItem(key);
}

let told = false;

async function save(): Promise<void> {
  const experiment = store.experiment.peek();
  if (!experiment) return;
  const weights = store.snapshot.peek();
  const carried = weights && weights.step > 0 && weights.values.length <= MOST_WEIGHTS ? weights : undefined;
  const fragment = await encodeFragment(experiment, carried);
  try {
    write(fragment);
    prune();
  } catch (error) {
    if (!told && isFull(error)) store.toast.value = { text: t.peek().build.autosave.full, bad: true };
    told = true;
  }
}

/** Watches the run: an edit, or training, is kept a little later, and when the page goes away. Call once. */
export function startAutosave(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept: { experiment: unknown; step: number } | null = null;
  const due = (): void => {
    timer = undefined;
    const experiment = store.experiment.peek();
    const { step } = store.run.peek();
    if (kept?.experiment === experiment && kept.step === step) return;
    kept = { experiment, step };
    void save();
  };
  effect(() => {
    const worked = store.edited.value || store.run.value.step > 0;
    const experiment = store.experiment.value;
    if (!worked || !experiment || (kept?.experiment === experiment && kept.step === store.run.value.step)) return;
    timer ??= setTimeout(due, EVERY_MS);
  });
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer !== undefined) {
      clearTimeout(timer);
      due();
    }
  });
}
