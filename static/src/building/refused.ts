/** An edit that the server refused, kept beside the run that goes on, with what would mend it at a press. */
import { computed, effect, signal } from "@preact/signals";
import { edit } from "../commands";
import { applyMend, layerAt, layerOf, mendsFor, type Mend } from "../edit";
import { pending, refusal } from "../store";
import type { Experiment, Problem } from "../wire/generated";

let asked: Experiment | null = null;
const draft = signal<Experiment | null>(null);

export interface Refused {
  draft: Experiment;
  problem: Problem;
  /** The layer that is at fault, in the refused network; null for the network as a whole. */
  layer: string | null;
  mends: Mend[];
  /** How many problems there are besides. */
  more: number;
}

/** The network that was asked for and cannot be; null while all is well, or where the fault is not the network's. */
export const refused = computed<Refused | null>(() => {
  const made = draft.value;
  const problems = (refusal.value?.problems ?? []).filter(({ where }) => where.startsWith("network"));
  const [problem] = problems;
  if (!made || !problem) return null;
  return {
    draft: made,
    problem,
    layer: layerAt(made, problem),
    mends: mendsFor(made, problem),
    more: problems.length - 1,
  };
});

/** Remembers what is asked for, so that it is known when it is refused. Call once. */
export function startRefusals(): void {
  effect(() => {
    if (pending.value) asked = pending.value;
  });
  effect(() => {
    draft.value = refusal.value ? asked : null;
  });
}

/** Asks for the refused network again, mended. */
export function mend(how: Mend): void {
  const made = refused.peek()?.draft;
  if (!made) return;
  refusal.value = null;
  edit((next) => {
    Object.assign(next, structuredClone(made));
    applyMend(next, how);
  });
}

/** Stays with the run as it is. */
export const letBe = (): void => void (refusal.value = null);

/** The layer of the running network at which the fault is shown: itself, or the nearest before it that exists. */
export function shownAt({ draft: made, layer }: Refused, exists: (id: string) => boolean): string | null {
  for (let id: string | null | undefined = layer; id !== null && id !== undefined;) {
    if (exists(id)) return id;
    id = layerOf(made, id)?.inputs.at(-1);
  }
  return null;
}
