/**
 * The socket's own thread: connects, reconnects, decodes frames, so that neither the network nor msgpack ever blocks a
 * paint. It connects as soon as it runs; what the page says before that is kept for the first connection.
 */
import { decodeFrame } from "./frame";
import type { ClientCommand, ServerEvent } from "./generated";
import type { Connection, FromWorker, ToWorker } from "./link";
import type { Frame } from "./probes";

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 4000;
const SILENCE_MS = 12_000;
const PATIENCE_MS = 60_000;

interface Scope {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}
const scope = self as unknown as Scope;

const url = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws`;
let listened = false;
let state: Connection = "connecting";
/** What waits for the first connection; null once it has been there. */
let early: ClientCommand[] | null = [];
let socket: WebSocket | null = null;
let lostAt: number | null = null;
let retryMs = FIRST_RETRY_MS;
let retryTimer = 0;
let silenceTimer = 0;

function tell(next: Connection): void {
  state = next;
  if (listened) scope.postMessage({ kind: "connection", state });
}

function heard(): void {
  clearTimeout(silenceTimer);
  silenceTimer = setTimeout(abandon, SILENCE_MS);
}

function receive(data: unknown): void {
  heard();
  if (typeof data === "string") {
    scope.postMessage({ kind: "event", event: JSON.parse(data) as ServerEvent });
    return;
  }
  const buffers: ArrayBufferLike[] = [];
  const frame = decodeFrame(data as ArrayBuffer, buffers) as Frame;
  scope.postMessage({ kind: "frame", frame }, buffers as ArrayBuffer[]);
}

function lost(): void {
  clearTimeout(silenceTimer);
  socket = null;
  lostAt ??= Date.now();
  if (Date.now() - lostAt > PATIENCE_MS) {
    tell("closed");
    return;
  }
  tell(early ? "connecting" : "resuming");
  retryTimer = setTimeout(connect, retryMs * (0.75 + Math.random() / 2));
  retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
}

/** Gives up the socket without waiting for the other side to agree. */
function abandon(): void {
  const dead = socket;
  if (!dead) return;
  lost();
  dead.close();
}

function connect(): void {
  clearTimeout(retryTimer);
  const mine = new WebSocket(url);
  socket = mine;
  mine.binaryType = "arraybuffer";
  mine.onopen = () => {
    if (socket !== mine) return;
    lostAt = null;
    retryMs = FIRST_RETRY_MS;
    heard();
    for (const command of early ?? []) mine.send(JSON.stringify(command));
    early = null;
    tell("open");
  };
  mine.onmessage = (event) => {
    if (socket === mine) receive(event.data);
  };
  mine.onclose = () => {
    if (socket === mine) lost();
  };
}

scope.onmessage = ({ data: message }) => {
  switch (message.kind) {
    case "listen":
      listened = true;
      if (state !== "connecting") tell(state);
      break;
    case "send":
      if (early) early.push(message.command);
      else if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message.command));
      break;
    case "drop":
      abandon();
      break;
    case "retry":
      lostAt = null;
      retryMs = FIRST_RETRY_MS;
      if (!socket) connect();
  }
};

self.addEventListener("online", () => {
  if (!socket) connect();
});
connect();
