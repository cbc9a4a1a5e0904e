/** The socket's own thread: connects, reconnects, decodes frames, so that neither the network nor msgpack ever blocks a paint. */
import { decodeFrame } from "./frame";
import type { ServerEvent } from "./generated";
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

let url = "";
let socket: WebSocket | null = null;
let opened = false;
let lostAt: number | null = null;
let retryMs = FIRST_RETRY_MS;
let retryTimer = 0;
let silenceTimer = 0;

function tell(state: Connection): void {
  scope.postMessage({ kind: "connection", state });
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
  tell(opened ? "resuming" : "connecting");
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
    opened = true;
    lostAt = null;
    retryMs = FIRST_RETRY_MS;
    heard();
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
    case "connect":
      url = message.url;
      connect();
      break;
    case "send":
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message.command));
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
  if (url && !socket) connect();
});
