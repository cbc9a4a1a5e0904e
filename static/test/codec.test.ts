/** Links: what goes in comes out, and whatever else is put in is refused with a reason. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, decodeFragment, encodeFragment, LinkError, toBase64Url } from "../src/share/codec";

const EXPERIMENT = { version: 1, seed: 7, data: { kind: "spirals", features: ["x", "y"] }, note: "线性 “x”" };

async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return toBase64Url(new Uint8Array(await new Response(stream).arrayBuffer()));
}
const packText = (text: string): Promise<string> => pack(new TextEncoder().encode(text));

async function refusal(fragment: string): Promise<LinkError> {
  try {
    await decodeFragment(fragment);
  } catch (error) {
    assert.ok(error instanceof LinkError, String(error));
    return error;
  }
  return assert.fail(`${fragment.slice(0, 60)} was read`);
}

test("an experiment comes back as it went", async () => {
  const fragment = await encodeFragment(EXPERIMENT);
  assert.match(fragment, /^1\.[\w-]+$/);
  assert.deepEqual(await decodeFragment(fragment), { experiment: EXPERIMENT, start: null, arrangement: null });
});

test("the order of fields does not change the link", async () => {
  const turned = Object.fromEntries(Object.entries(EXPERIMENT).reverse());
  assert.equal(await encodeFragment(turned), await encodeFragment(EXPERIMENT));
  assert.equal(canonical({ b: [1, { d: 2, c: null }], a: true }), '{"a":true,"b":[1,{"c":null,"d":2}]}');
});

test("weights come back bit for bit, with their step", async () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => Math.fround(Math.sin(i) * 10 ** ((i % 9) - 4)));
  const { start } = await decodeFragment(await encodeFragment(EXPERIMENT, { step: 4120, values }));
  assert.equal(start?.step, 4120);
  assert.equal(start.parameters, toBase64Url(new Uint8Array(values.buffer)));
});

test("only the values of a view into a larger buffer are packed", async () => {
  const view = new Float32Array([9, 1, 2, 9]).subarray(1, 3);
  const { start } = await decodeFragment(await encodeFragment(EXPERIMENT, { step: 0, values: view }));
  assert.equal(start?.parameters, toBase64Url(new Uint8Array(new Float32Array([1, 2]).buffer)));
});

test("every length survives base64url", () => {
  for (let n = 0; n < 6; n++) assert.doesNotMatch(toBase64Url(new Uint8Array(n).fill(255)), /[+/=]/);
});

test("a newer version is told apart from damage", async () => {
  const error = await refusal("2.abc");
  assert.deepEqual([error.code, error.part, error.got], ["version", "version", "2"]);
});

for (const fragment of [
  "x",
  "1",
  "1.",
  ".",
  "1.!!!",
  "1.A",
  "1.AAAA",
  "1.abc.def",
  "-1.abc",
  "1e3.abc",
  "<script>",
  "1.%00",
  "99999.abc",
])
  test(`“${fragment}” is damaged`, async () => {
    assert.equal((await refusal(fragment)).code, "damaged");
  });

for (const text of ["", "nonsense", "[]", "5", "null", '"text"', "{", `${'{"a":'.repeat(40)}1${"}".repeat(40)}`])
  test(`${text.slice(0, 12)} is no experiment`, async () => {
    const error = await refusal(`1.${await packText(text)}`);
    assert.deepEqual([error.code, error.part], ["damaged", "experiment"]);
  });

test("nesting that would overflow a stack is refused", async () => {
  const deep = `{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
  assert.equal((await refusal(`1.${await packText(deep)}`)).code, "damaged");
});

test("a bomb is not unpacked", async () => {
  const bomb = await pack(new Uint8Array(50_000_000));
  assert.ok(bomb.length < 100_000);
  assert.deepEqual([(await refusal(`1.${bomb}`)).code], ["tooLong"]);
  const fragment = await encodeFragment(EXPERIMENT);
  assert.equal((await refusal(`${fragment}&w=${bomb}`)).part, "weights");
});

test("a fragment beyond all measure is not even looked at", async () => {
  assert.equal((await refusal(`1.${"A".repeat(700_000)}`)).code, "tooLong");
});

test("weights that are no finite numbers are refused", async () => {
  const fragment = await encodeFragment(EXPERIMENT);
  const odd = await pack(new Uint8Array(7));
  const endless = await pack(new Uint8Array(new Float32Array([1, Infinity]).buffer));
  for (const weights of ["", "***", "AAAA", odd, endless])
    assert.equal((await refusal(`${fragment}&w=${weights}&s=1`)).part, "weights");
  const one = await pack(new Uint8Array(4));
  for (const step of ["-1", "1.5", "x", "1e5", "99999999999999999999"])
    assert.equal((await refusal(`${fragment}&w=${one}&s=${step}`)).part, "step");
});

test("what is shown of a bad link is short", async () => {
  assert.ok((await refusal("y".repeat(10_000))).got.length < 60);
});
