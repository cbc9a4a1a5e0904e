/** Where the film stands while it is played, and which units of a layer are shown. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toggled } from "../../../src/panels/space/chosen";
import { depthAfter } from "../../../src/panels/space/track";

const PHASES = ["input", "W", "b", "g"] as const;

test("the film goes from frame to frame, rests on each, and ends at the output", () => {
  assert.equal(depthAfter(0, 0, PHASES, false), 0);
  assert.equal(depthAfter(0, 1000, PHASES, false), 0.5);
  assert.equal(depthAfter(0, 2100, PHASES, false), 1);
  assert.equal(depthAfter(0, 2260 + 400, PHASES, false), 1.5);
  assert.equal(depthAfter(0, 60_000, PHASES, false), null);
  let before = 0;
  for (let ms = 0; ; ms += 40) {
    const at = depthAfter(0, ms, PHASES, false);
    if (at === null) break;
    assert.ok(at >= before && at - before < 0.1, `from ${before} to ${at}`);
    before = at;
  }
});

test("from between two frames it goes on, in the time that is left", () => {
  assert.equal(depthAfter(0.5, 0, PHASES, false), 0.5);
  assert.equal(depthAfter(0.5, 1000, PHASES, false), 1);
});

test("without motion it steps from frame to frame", () => {
  const seen = [0, 1399, 1400, 2800].map((ms) => depthAfter(0, ms, PHASES, true));
  assert.deepEqual(seen, [0, 0, 1, 2]);
});

test("a fourth unit takes the place of the first", () => {
  assert.deepEqual(toggled([4, 1, 7], 2), [1, 7, 2]);
  assert.deepEqual(toggled([4, 1], 4), [1]);
});
