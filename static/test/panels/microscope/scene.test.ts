import assert from "node:assert/strict";
import { test } from "node:test";
import { axis, scene } from "../../../src/panels/microscope/scene";
import { lossAt } from "../../../src/panels/microscope/sums";

test("rows, sum, curve and foot follow each other without overlapping, at every size", () => {
  for (const height of [260, 289, 320, 380, 460])
    for (let rows = 1; rows <= 9; rows++) {
      const s = scene(340, height, rows);
      const lastRow = s.first + (rows - 1) * s.step;
      assert.ok(s.sum - lastRow >= 15, `sum under the last of ${rows} rows at ${height}`);
      assert.ok(s.curveTop > s.sum, `curve under the sum with ${rows} rows at ${height}`);
      assert.ok(s.foot < height, "foot inside");
      if (height >= 289) assert.ok(s.curveBottom - s.curveTop >= 36, `curve with ${rows} rows at ${height}`);
    }
});

test("few terms have the design's distances and leave room for the point", () => {
  const s = scene(340, 289, 3);
  assert.deepEqual([s.first, s.step, s.sum, s.curveTop, s.curveBottom], [38, 28, 124, 142, 219]);
  assert.ok(s.roomy);
  assert.ok(scene(340, 289, 4).roomy);
  assert.ok(!scene(340, 289, 8).roomy);
});

test("the z axis has zero in its middle", () => {
  const s = scene(340, 289, 3);
  const at = axis(s, 2);
  assert.equal(at(0), (s.left + s.right) / 2);
  assert.equal(at(2), s.right);
  assert.equal(at(-2), s.left);
});

test("loss between samples is interpolated, and held at the ends", () => {
  const curve = [
    { value: -1, loss: 4 },
    { value: 0, loss: 1 },
    { value: 1, loss: 3 },
  ];
  assert.equal(lossAt(curve, 0.5), 2);
  assert.equal(lossAt(curve, -5), 4);
  assert.equal(lossAt(curve, 5), 3);
});
