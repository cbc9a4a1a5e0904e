/** The depth chart as a slider: pointer, keys, snapping. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { depthAt, eased, keyed, placeOf, snapped } from "../../../src/panels/space/track";

const DOTS = [100, 240, 300, 400];

test("a place on the chart is a depth, and back", () => {
  for (const depth of [0, 0.5, 1, 1.75, 3]) assert.ok(Math.abs(depthAt(placeOf(depth, DOTS), DOTS) - depth) < 1e-9);
  assert.equal(depthAt(-50, DOTS), 0);
  assert.equal(depthAt(900, DOTS), 3);
  assert.equal(placeOf(1, DOTS), 240);
});

test("a dot holds on to a pointer close to it", () => {
  assert.equal(snapped(1.05), 1);
  assert.equal(snapped(0.95), 1);
  assert.equal(snapped(1.07), 1.07);
});

test("keys go a quarter frame, with Shift a whole one, never beyond the ends", () => {
  const key = (name: string, at: number, shiftKey = false): number | null => keyed({ key: name, shiftKey }, at, 3);
  assert.equal(key("ArrowRight", 1), 1.25);
  assert.equal(key("ArrowLeft", 1), 0.75);
  assert.equal(key("ArrowRight", 1.25, true), 2);
  assert.equal(key("ArrowLeft", 1.25, true), 1);
  assert.equal(key("ArrowLeft", 1, true), 0);
  assert.equal(key("ArrowRight", 3), 3);
  assert.equal(key("Home", 2), 0);
  assert.equal(key("End", 2), 3);
  assert.equal(key("Tab", 2), null);
});

test("a glide starts and ends gently", () => {
  assert.deepEqual([eased(0), eased(0.5), eased(1)], [0, 0.5, 1]);
  assert.ok(eased(0.1) < 0.1);
  assert.ok(eased(0.9) > 0.9);
});
