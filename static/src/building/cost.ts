/** What an experiment would cost, asked of the server before it runs; of the wanted one, and of what an edit would make of it. */
import { effect, signal } from "@preact/signals";
import { wanted } from "../store";
import type { Cost, Experiment } from "../wire/generated";

/** Of the wanted experiment; null until it is known, and where it cannot be. */
export const cost = signal<Cost | null>(null);

const SOON_MS = 120;
const MOST_KEPT = 40;
const known = new Map<string, Promise<Cost | null>>();

async function ask(text: string): Promise<Cost | null> {
  try {
    const answer = await fetch("/api/experiments/cost", { method: "POST", body: text });
    return answer.ok ? ((await answer.json()) as Cost) : null;
  } catch {
    return null;
  }
}

/** Whatever decides the cost, and nothing else: the same question is asked once. */
const question = ({ version, data, network, learner }: Experiment): string =>
  JSON.stringify({ version, seed: 0, data, network, learner });

/** The cost of an experiment, or null where it is not valid or the server cannot say. */
function costOf(experiment: Experiment): Promise<Cost | null> {
  const text = question(experiment);
  const before = known.get(text);
  if (before) return before;
  const asked = ask(text);
  known.set(text, asked);
  void asked.then((found) => {
    if (!found) known.delete(text);
  });
  for (const old of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(old);
  return asked;
}

/** The cost of the wanted experiment after a change; null where the change leads nowhere. */
export function costAfter(change: (draft: Experiment) => void): Promise<Cost | null> {
  const base = wanted.peek();
  if (!base) return Promise.resolve(null);
  const draft = structuredClone(base);
  change(draft);
  return costOf(draft);
}

/** Keeps `cost` up to date. Call once. */
export function startCosts(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = "";
  effect(() => {
    const experiment = wanted.value;
    clearTimeout(timer);
    if (!experiment || question(experiment) === asked) return;
    timer = setTimeout(() => {
      const mine = (asked = question(experiment));
      void costOf(experiment).then((found) => {
        if (mine === asked) cost.value = found;
      });
    }, SOON_MS);
  });
}
