/** The page's side of the socket worker. Only `client.ts` uses it. */
import type { ClientCommand, ServerEvent } from "./generated";
import type { FromWorker, Standing, ToWorker } from "./link";
import type { Frame } from "./probes";

declare const __SOCKET_WORKER__: string;

declare global {
  interface Window {
    /** The worker, begun by a line at the top of the page, so that it connects while the scripts are still being fetched. */
    unknotSocket?: Worker;
  }
}

export interface Listener {
  connection(standing: Standing): void;
  event(event: ServerEvent): void;
  frame(frame: Frame): void;
  /** What had come together with an opened run has been told. */
  caughtUp(): void;
}

export class Socket {
  readonly #worker: Worker;
  readonly #listener: Listener;
  /** What comes behind `opened`, so that a run and its first frames are drawn at once; null where nothing is held back. */
  #held: FromWorker[] | null = null;

  /** @param own over a connection of its own, not the one that the page has begun with */
  constructor(listener: Listener, own = false) {
    this.#worker = (own ? null : window.unknotSocket) ?? new Worker(__SOCKET_WORKER__);
    this.#listener = listener;
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (this.#held) this.#held.push(data);
      else if (data.kind === "event" && data.event.type === "opened") this.#hold(data);
      else this.#tell(data);
    };
    this.#post({ kind: "listen" });
  }

  #tell(data: FromWorker): void {
    if (data.kind === "frame") this.#listener.frame(data.frame);
    else if (data.kind === "event") this.#listener.event(data.event);
    else this.#listener.connection(data);
  }

  #hold(opened: FromWorker): void {
    const held = (this.#held = [opened]);
    setTimeout(() => {
      this.#held = null;
      for (const data of held) this.#tell(data);
      this.#listener.caughtUp();
    });
  }

  send(command: ClientCommand): void {
    this.#post({ kind: "send", command });
  }

  /** Breaks the connection as a failing network would; the worker then resumes. */
  drop(): void {
    this.#post({ kind: "drop" });
  }

  /** Closes the connection for good, until `retry`. */
  leave(): void {
    this.#post({ kind: "leave" });
  }

  /** Ends the connection and its thread; nothing can follow. */
  end(): void {
    this.#worker.terminate();
  }

  /** Tries again now. */
  retry(): void {
    this.#post({ kind: "retry" });
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
