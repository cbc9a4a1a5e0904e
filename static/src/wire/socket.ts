/** The page's side of the socket worker. Only `commands.ts` uses it. */
import type { ClientCommand, ServerEvent } from "./generated";
import type { Connection, FromWorker, ToWorker } from "./link";
import type { Frame } from "./probes";

declare const __SOCKET_WORKER__: string;

declare global {
  interface Window {
    /** The worker, begun by a line at the top of the page, so that it connects while the scripts are still being fetched. */
    unknotSocket?: Worker;
  }
}

export interface Listener {
  connection(state: Connection): void;
  event(event: ServerEvent): void;
  frame(frame: Frame): void;
}

export class Socket {
  readonly #worker: Worker;

  constructor(listener: Listener) {
    this.#worker = window.unknotSocket ?? new Worker(__SOCKET_WORKER__);
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "frame") listener.frame(data.frame);
      else if (data.kind === "event") listener.event(data.event);
      else listener.connection(data.state);
    };
    this.#post({ kind: "listen" });
  }

  send(command: ClientCommand): void {
    this.#post({ kind: "send", command });
  }

  /** Breaks the connection as a failing network would; the worker then resumes. */
  drop(): void {
    this.#post({ kind: "drop" });
  }

  /** Tries again after the worker gave up. */
  retry(): void {
    this.#post({ kind: "retry" });
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
