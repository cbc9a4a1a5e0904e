/** Columns: shared by the Network and Space bands, from the width and height there is. */
import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, { innerWidth: 1440, innerHeight: 900, addEventListener: () => undefined });
const { arranged } = await import("../src/geometry");

const dense = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `dense_${i + 1}`, kind: "dense" }));
const BAND = { width: 1100, height: 350 };

test("three dense layers fill the band of the design", () => {
  const g = arranged(dense(3), BAND, false);
  assert.ok(g.width <= BAND.width && g.width > BAND.width - 12, String(g.width));
  assert.equal(g.small, (g.frame - 8) / 2);
  assert.equal(g.stageX.length, 10);
  assert.deepEqual(
    [...g.stageX].sort((a, b) => a - b),
    g.stageX,
  );
  for (const { big, centre } of g.columns) assert.equal(centre, big + g.frame / 2);
});

test("a layer without W and b has one frame", () => {
  const g = arranged([...dense(1), { id: "dropout_1", kind: "dropout" }], BAND, false);
  assert.equal(g.stageX.length, 5);
  assert.equal(g.columns[2]?.small, null);
});

test("frames keep a smallest size and the strip grows wider than the band", () => {
  const g = arranged(dense(9), BAND, false);
  assert.equal(g.frame, 116);
  assert.ok(g.width > BAND.width);
});

test("few layers leave the depth chart its height", () => {
  const g = arranged(dense(1), BAND, false);
  assert.ok(g.frame <= 0.5 * BAND.height);
});

test("a phone has frames of 100", () => {
  assert.equal(arranged(dense(3), { width: 390, height: 172 }, true).frame, 100);
});

test("few layers spread over the band", () => {
  const g = arranged(dense(1), BAND, false);
  assert.ok(g.width <= BAND.width && g.width > BAND.width - 8, String(g.width));
  assert.ok(g.inputCentre < 250);
});

test("gaps close before the strip scrolls", () => {
  const plain = ["batch_norm", "dropout"].map((kind) => ({ id: kind, kind }));
  const g = arranged([...dense(3), ...plain], BAND, false);
  assert.equal(g.frame, 116);
  assert.ok(g.gap < 40 && g.gap >= 20, String(g.gap));
  assert.ok(g.width <= BAND.width);
});
