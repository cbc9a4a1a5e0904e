/** The fragment of a link: `1.<experiment>[&w=<weights>&s=<step>][&v=<arrangement>]`, each part raw deflate in base64url. */
import { readArrangement, type Arrangement } from "../compare/arrangement";

export interface Shared {
  experiment: unknown;
  start: { step: number; parameters: string } | null;
  /** Runs beside it, or a sweep; absent from most links. */
  arrangement: Arrangement | null;
}

/** Why a link could not be read. `code` and `part` are keys of the catalogue's `link` section; `got` is what was found. */
export class LinkError extends Error {
  constructor(
    readonly code: "version" | "damaged" | "tooLong",
    readonly part: "fragment" | "version" | "experiment" | "weights" | "step" | "arrangement",
    readonly got: string,
  ) {
    super(`${code}: ${part}`);
  }
}

const VERSION = "1";
const LONGEST_FRAGMENT = 600_000;
const LONGEST_EXPERIMENT = 65_536;
const LONGEST_ARRANGEMENT = 200_000;
const LONGEST_WEIGHTS = 400_000;
/** Of a real experiment, which has 5 levels; room to grow. */
const DEEPEST = 12;
/** Characters of a bad part that are shown. */
const LONGEST_SHOWN = 48;

export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(raw, (c) => c.charCodeAt(0));
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Inflates, but never more than `limit` bytes: a small link may hide a large bomb. Null past the limit. */
async function inflate(bytes: Uint8Array<ArrayBuffer>, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const shown = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

/** One packed part of the fragment. */
async function unpack(
  text: string,
  part: "experiment" | "weights" | "arrangement",
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer> | null;
  try {
    if (!/^[A-Za-z0-9_-]+$/.test(text)) throw new RangeError("not base64url");
    bytes = await inflate(fromBase64Url(text), limit);
  } catch {
    throw new LinkError("damaged", part, shown(text));
  }
  if (!bytes) throw new LinkError("tooLong", part, `> ${limit}`);
  return bytes;
}

/** How deep lists and objects lie in each other. */
function depthOf(value: unknown, limit: number): number {
  if (value === null || typeof value !== "object" || limit === 0) return 0;
  return 1 + Math.max(0, ...Object.values(value).map((item) => depthOf(item, limit - 1)));
}

function parseObject(bytes: Uint8Array<ArrayBuffer>, part: "experiment" | "arrangement"): unknown {
  const text = new TextDecoder().decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LinkError("damaged", part, shown(text));
  }
  const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
  if (!isObject || depthOf(value, DEEPEST + 1) > DEEPEST) throw new LinkError("damaged", part, shown(text));
  return value;
}

async function parseArrangement(fields: URLSearchParams): Promise<Arrangement | null> {
  const packed = fields.get("v");
  if (packed === null) return null;
  const found = readArrangement(parseObject(await unpack(packed, "arrangement", LONGEST_ARRANGEMENT), "arrangement"));
  if (!found) throw new LinkError("damaged", "arrangement", shown(packed));
  return found;
}

/** JSON with sorted keys, so that the same experiment always gives the same link. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(",")}}`;
}

export async function encodeFragment(
  experiment: unknown,
  weights?: { step: number; values: Float32Array },
  arrangement?: Arrangement,
): Promise<string> {
  const packed = async (value: unknown): Promise<string> =>
    toBase64Url(await deflate(new TextEncoder().encode(canonical(value))));
  const beside = arrangement ? `&v=${await packed(arrangement)}` : "";
  const body = await packed(experiment);
  if (!weights) return `${VERSION}.${body}${beside}`;
  const bytes = new Uint8Array(weights.values.slice().buffer);
  return `${VERSION}.${body}&w=${toBase64Url(await deflate(bytes))}&s=${weights.step}${beside}`;
}

async function parseStart(fields: URLSearchParams): Promise<Shared["start"]> {
  const packed = fields.get("w");
  if (packed === null) return null;
  const weights = await unpack(packed, "weights", LONGEST_WEIGHTS);
  if (weights.length % 4) throw new LinkError("damaged", "weights", shown(packed));
  if (!new Float32Array(weights.buffer).every(Number.isFinite)) throw new LinkError("damaged", "weights", "NaN");
  const written = fields.get("s") ?? "0";
  const step = Number(written);
  if (!/^\d+$/.test(written) || !Number.isSafeInteger(step)) throw new LinkError("damaged", "step", shown(written));
  return { step, parameters: toBase64Url(weights) };
}

/** Reads a fragment (without its #). Throws LinkError; never trusts what it reads: the server validates the experiment. */
export async function decodeFragment(fragment: string): Promise<Shared> {
  if (fragment.length > LONGEST_FRAGMENT) throw new LinkError("tooLong", "fragment", `${fragment.length}`);
  const [head = "", ...rest] = fragment.split("&");
  const [version = "", body, ...more] = head.split(".");
  if (!/^\d{1,4}$/.test(version) || body === undefined || more.length)
    throw new LinkError("damaged", "fragment", shown(fragment));
  if (version !== VERSION) throw new LinkError("version", "version", version);
  const experiment = parseObject(await unpack(body, "experiment", LONGEST_EXPERIMENT), "experiment");
  const fields = new URLSearchParams(rest.join("&"));
  return { experiment, start: await parseStart(fields), arrangement: await parseArrangement(fields) };
}
