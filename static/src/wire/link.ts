/** What the page and its socket worker say to each other. */
import type { ClientCommand, ServerEvent } from "./generated";
import type { Frame } from "./probes";

/** `connecting` until the first answer; `resuming` while a dropped connection is tried again; `closed` when given up. */
export type Connection = "connecting" | "open" | "resuming" | "closed";

export type ToWorker =
  | { kind: "listen" } // the page is there, and wants to be told
  | { kind: "send"; command: ClientCommand }
  | { kind: "drop" } // closes the socket as a broken network would
  | { kind: "retry" };

export type FromWorker =
  { kind: "connection"; state: Connection } | { kind: "event"; event: ServerEvent } | { kind: "frame"; frame: Frame };
