/** The sweep that is shown, or about to be. */
import { signal } from "@preact/signals";
import { focus, laneNames, lanes, view } from "../store";
import type { Arrangement, Axis } from "./arrangement";

export interface Plan {
  experiment: unknown;
  axes: readonly Axis[];
  /** Names the sweep on the server, once it is there. */
  token: string | null;
}
export const plan = signal<Plan | null>(null);

/** Shows a sweep over settings of an experiment; one that the server has by this token is taken up. */
export function sweepOver(experiment: unknown, axes: readonly Axis[], token: string | null = null): void {
  plan.value = { experiment, axes, token };
  view.value = "sweep";
}

/** Whether a link would begin some of the runs side by side anew that were branched on the way. */
export const losesBranches = (): boolean =>
  view.peek() === "compare" && lanes.peek().some(({ parent, born }) => parent !== null && born > 0);

/** What a link carries of the view: the runs beside the one in focus, or the sweep; null for the plain lab. */
export function arrangementNow(): Arrangement | null {
  if (view.peek() === "sweep") {
    const axes = plan.peek()?.axes;
    return axes ? { kind: "sweep", axes } : null;
  }
  const all = lanes.peek();
  const first = all.find(({ lane }) => lane === focus.peek());
  const beside = all.filter((lane) => lane !== first);
  if (view.peek() !== "compare" || !first || !beside.length) return null;
  const names = [first, ...beside].map(({ lane }) => laneNames.peek()[lane] ?? "");
  return { kind: "compare", experiments: beside.map(({ experiment }) => ({ ...experiment })), names };
}
