/** What the page asks the server to run, one request at a time; those asked for meanwhile become one. */
import type { Unnumbered } from "./greeting";
import type { Beside, Start } from "./history";
import type { Experiment } from "./wire/generated";

/** How an experiment came to be asked for: a visitor's edit (a new history entry), an undo, the address, or a lost run. */
export type Reason = "edit" | "undo" | "address" | "reconnect";

export interface Request {
  /** Opened: a new run; changed: the run goes on with it; branched: a second run goes on with it. */
  kind: "open" | "change" | "branch";
  experiment: unknown;
  /** Where an opened run begins. */
  start: Start;
  /** How the run was left that an opened one takes the place of; null or absent: at its start, or not known. */
  left?: Start;
  /** The parameters of a changed run; null or absent: what it has learned. */
  parameters?: string | null;
  reason: Reason;
  /** Whether an opened run plays at once. */
  play: boolean;
  /** A branch from its own start. */
  fresh?: boolean;
  /** A branch that is looked at from now on. */
  focus?: boolean;
  /** A branch that an edit of the past has asked for. */
  editsPast?: boolean;
  /** What runs beside an opened one, each from its own start. */
  beside?: Beside;
  mergeKey?: string;
  /** How the run stood when it was asked for: the parameters where they are known, the step, the lane. */
  from?: { parameters: string | null; step: number; lane: number };
}

export function commandOf(request: Request): Unnumbered {
  const experiment = request.experiment as Experiment;
  const { kind, start, play, parameters = null, fresh = false, focus = false } = request;
  switch (kind) {
    case "open":
      return { type: kind, experiment, start, play };
    case "change":
      return { type: kind, experiment, parameters };
    case "branch":
      return { type: kind, experiment, fresh, focus };
  }
}

/** What is asked for after the answer: the newest experiment, in a way that leaves nothing out of what `queued` would do. */
export function followed(queued: Request | null, next: Request): Request {
  if (!queued || queued.kind === "change" || next.kind === "open") return next;
  return { ...next, kind: queued.kind, ...(queued.kind === "branch" ? { focus: queued.focus ?? false } : {}) };
}
