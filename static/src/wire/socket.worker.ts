/**
 * The socket's own thread: connects, reconnects, decodes frames, so that neither the network nor msgpack ever blocks a
 * paint. It connects as soon as it runs; what the page says before the server does is kept for the first connection
 * that holds.
 */
import { outageOf, pauseBefore } from "./backoff";
import { decodeFrame } from "./frame";
import type { ClientCommand, ServerEvent } from "./generated";
import type { Connection, FromWorker, Outage, ToWorker } from "./link";
import type { Frame } from "./probes";
import { Silence } from "./silence";

/** Away for longer than this, the page is told that the connection is closed; it is tried again all the same. */
const PATIENCE_MS = 60_000;
/** The code that a socket is given which broke without a closing word. */
const ABNORMAL = 1006;

interface Scope {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}
const scope = self as unknown as Scope;

const url = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws`;
let listened = false;
let state: Connection = "connecting";
let why: Outage = "lost";
let pause = 0;
/** What was said before the server's first word, to be said again if that connection came to nothing; null after it. */
let early: ClientCommand[] | null = [];
let socket: WebSocket | null = null;
let lostAt: number | null = null;
let attempt = 0;
let retryTimer: ReturnType<typeof setTimeout> | undefined;
const silence = new Silence(() => abandon());

function tell(next: Connection): void {
  state = next;
  if (listened) scope.postMessage({ kind: "connection", state, why, pause });
}

/** A word of the server, not the open socket alone, ends an outage: a refusal comes over an open socket too. */
function receive(data: unknown): void {
  silence.broken();
  lostAt = null;
  attempt = 0;
  if (early) {
    early = null;
    tell("open");
  }
  if (typeof data === "string") {
    scope.postMessage({ kind: "event", event: JSON.parse(data) as ServerEvent });
    return;
  }
  const buffers: ArrayBufferLike[] = [];
  const frame = decodeFrame(data as ArrayBuffer, buffers) as Frame;
  scope.postMessage({ kind: "frame", frame }, buffers as ArrayBuffer[]);
}

function lost(code: number): void {
  silence.end();
  socket = null;
  lostAt ??= Date.now();
  const outage = outageOf(code);
  // A server that said it restarts is at first not there at all: that is no other outage.
  if (outage !== "lost" || attempt === 0) why = outage;
  pause = pauseBefore(attempt++, outage);
  retryTimer = setTimeout(connect, pause);
  if (Date.now() - lostAt > PATIENCE_MS) tell("closed");
  else tell(early ? "connecting" : "resuming");
}

/** Gives up the socket without waiting for the other side to agree. */
function abandon(): void {
  const dead = socket;
  if (!dead) return;
  lost(ABNORMAL);
  dead.close();
}

function connect(): void {
  clearTimeout(retryTimer);
  const mine = new WebSocket(url);
  socket = mine;
  mine.binaryType = "arraybuffer";
  mine.onopen = () => {
    if (socket !== mine) return;
    silence.broken();
    pause = 0;
    for (const command of early ?? []) mine.send(JSON.stringify(command));
    if (!early) tell("open");
  };
  mine.onmessage = (event) => {
    if (socket === mine) receive(event.data);
  };
  mine.onclose = ({ code }) => {
    if (socket === mine) lost(code);
  };
}

/** Closes for good: nothing is tried again until the page asks. */
function leave(): void {
  const left = socket;
  socket = null;
  silence.end();
  clearTimeout(retryTimer);
  left?.close();
  why = "left";
  pause = 0;
  tell("closed");
}

/** Tries at once, and from then on as after the first loss. */
function retry(): void {
  lostAt = null;
  attempt = 0;
  if (!socket) connect();
}

scope.onmessage = ({ data: message }) => {
  switch (message.kind) {
    case "listen":
      listened = true;
      if (state !== "connecting" || pause) tell(state);
      break;
    case "send":
      early?.push(message.command);
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message.command));
      break;
    case "drop":
      abandon();
      break;
    case "leave":
      leave();
      break;
    case "retry":
      retry();
  }
};

self.addEventListener("online", () => {
  if (!socket && why !== "left") connect();
});
connect();
