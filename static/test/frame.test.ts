/** Frames that Python wrote (tests/golden) decode to the same numbers. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { encode } from "@msgpack/msgpack";
import { decodeFrame, type Tensor } from "../src/wire/frame";

interface Written {
  dtype: string;
  shape: number[];
  data: (number | string)[];
  lo?: number;
  hi?: number;
  scale?: number;
}

const file = (name: string): Buffer => readFileSync(`tests/golden/${name}`);
const frameOf = (name: string): unknown => decodeFrame(new Uint8Array(file(`${name}.msgpack`)).buffer);
const reading = (name: string): unknown => JSON.parse(file(`${name}.json`).toString());

const isWritten = (value: object): value is Written => "dtype" in value && "shape" in value;

/** Compares a decoded value with its JSON reading, arrays by their numbers. */
function same(found: unknown, written: unknown, path: string): void {
  if (written === null || typeof written !== "object") {
    assert.equal(found, written, path);
    return;
  }
  if (isWritten(written)) {
    sameArray(found as Tensor, written, path);
    return;
  }
  assert.deepEqual(Object.keys(found as object), Object.keys(written), path);
  for (const [key, value] of Object.entries(written))
    same((found as Record<string, unknown>)[key], value, `${path}.${key}`);
}

function sameArray(found: Tensor, { dtype, shape, data, lo, hi, scale = 1 }: Written, path: string): void {
  assert.deepEqual(found.shape, shape, path);
  const expected = data.map((item) => Math.fround(scale * Number(item)));
  assert.deepEqual(Array.from(found.data), dtype === "f2" || dtype === "f4" ? expected : data, path);
  if (lo !== undefined) assert.deepEqual([found.lo, found.hi], [lo, hi], path);
}

for (const name of ["arrays", "frame", "metrics"])
  test(`${name} decodes to what was written`, () => same(frameOf(name), reading(name), name));

test("decoded arrays own aligned memory that can be given to another thread", () => {
  const buffers: ArrayBufferLike[] = [];
  decodeFrame(new Uint8Array(file("arrays.msgpack")).buffer, buffers);
  assert.equal(new Set(buffers).size, Object.keys(reading("arrays") as object).length);
});

test("an unknown dtype is named", () => {
  const bytes = encode({ a: { dtype: "f8", shape: [0], data: new Uint8Array() } });
  assert.throws(() => decodeFrame(new Uint8Array(bytes).buffer), /got f8/);
});
