/** What the page and its socket worker say to each other. */
import type { ClientCommand, ServerEvent } from "./generated";
import type { Frame } from "./probes";

/**
 * `connecting` until the first answer; `resuming` while a dropped connection is tried again; `closed` when that has
 * gone on for long, or when the visitor has left the queue.
 */
export type Connection = "connecting" | "open" | "resuming" | "closed";

/**
 * Why there is no connection: it broke; the server said that it restarts; it takes no more connections now; or the
 * page has closed it.
 */
export type Outage = "lost" | "restarting" | "refused" | "left";

export interface Standing {
  state: Connection;
  why: Outage;
  /** Milliseconds until the next attempt; 0 where none is due. */
  pause: number;
}

export type ToWorker =
  | { kind: "listen" } // the page is there, and wants to be told
  | { kind: "send"; command: ClientCommand }
  | { kind: "drop" } // closes the socket as a broken network would
  | { kind: "leave" } // closes the socket for good
  | { kind: "retry" };

export type FromWorker =
  ({ kind: "connection" } & Standing) | { kind: "event"; event: ServerEvent } | { kind: "frame"; frame: Frame };
