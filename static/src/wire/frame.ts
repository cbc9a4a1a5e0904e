/** Decoding of binary frames (docs/protocol.md): msgpack maps whose arrays are {dtype, shape, data[, lo, hi | scale]}. */
import { decode } from "@msgpack/msgpack";

export type Numbers = Uint8Array | Uint16Array | Int32Array | Float32Array;

/** A decoded array. Halves arrive as float32; bytes stay bytes and carry lo and hi: value = lo + (hi - lo) * byte / 255. */
export interface Tensor<T extends Numbers = Numbers> {
  readonly shape: readonly number[];
  readonly data: T;
  readonly lo: number;
  readonly hi: number;
}
export type Bytes = Tensor<Uint8Array>;
export type Floats = Tensor<Float32Array>;
export type Ints = Tensor<Int32Array>;

interface PackedArray {
  dtype: string;
  shape: number[];
  data: Uint8Array;
  lo?: number;
  hi?: number;
  scale?: number;
}

/** The value of every half, made when the first is met: bits of a half moved to where a float32 has them. */
let table: Float32Array | null = null;
function halfTable(): Float32Array {
  if (table) return table;
  const words = new Uint32Array(65536);
  table = new Float32Array(words.buffer);
  for (let bits = 0; bits < 65536; bits++) {
    const sign = (bits & 0x8000) << 16;
    const exponent = (bits >> 10) & 0x1f;
    const fraction = bits & 0x3ff;
    if (exponent === 0) table[bits] = (sign ? -1 : 1) * 2 ** -24 * fraction;
    else words[bits] = sign | ((exponent === 31 ? 255 : exponent + 112) << 23) | (fraction << 13);
  }
  return table;
}

function isPackedArray(value: object): value is PackedArray {
  return "dtype" in value && "shape" in value && "data" in value;
}

function halves(bytes: Uint8Array, scale: number): Float32Array {
  const bits = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  const values = new Float32Array(bits.length);
  const known = halfTable();
  for (let i = 0; i < bits.length; i++) values[i] = scale * (known[bits[i] ?? 0] ?? 0);
  return values;
}

function unpack(packed: PackedArray): Tensor {
  const { dtype, shape, lo = 0, hi = 255, scale = 1 } = packed;
  const bytes = packed.data.slice();
  const length = shape.reduce((product, side) => product * side, 1);
  switch (dtype) {
    case "u1":
      return { shape, data: bytes, lo, hi };
    case "u2":
      return { shape, data: new Uint16Array(bytes.buffer, 0, length), lo, hi };
    case "i4":
      return { shape, data: new Int32Array(bytes.buffer, 0, length), lo, hi };
    case "f4":
      return { shape, data: new Float32Array(bytes.buffer, 0, length), lo, hi };
    case "f2":
      return { shape, data: halves(bytes, scale), lo, hi };
    default:
      throw new TypeError(`frame array: expected dtype u1, u2, i4, f2 or f4, got ${dtype}`);
  }
}

function revive(value: unknown, buffers: ArrayBufferLike[]): unknown {
  if (Array.isArray(value)) return value.map((item) => revive(item, buffers));
  if (value === null || typeof value !== "object") return value;
  if (isPackedArray(value)) {
    const tensor = unpack(value);
    buffers.push(tensor.data.buffer);
    return tensor;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item, buffers)]));
}

/** One frame from its bytes. `buffers` receives the array buffers, ready to be transferred between threads. */
export function decodeFrame(bytes: ArrayBuffer, buffers: ArrayBufferLike[] = []): unknown {
  return revive(decode(new Uint8Array(bytes)), buffers);
}
