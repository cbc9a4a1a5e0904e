/** The smaller parts of a film frame: cuts, histograms, principal axes, grid lines. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cutCorners, cutEnds } from "../../src/draw/filmCut";
import { largeStyle, smallStyle, stageStyle } from "../../src/draw/filmStyle";
import { binOf, count, means, median } from "../../src/draw/histogram";
import { principalPlane } from "../../src/draw/principal";

test("a cut through a square ends on its sides", () => {
  assert.deepEqual(cutEnds([1, 0, -0.5], -1, 1), [
    [0.5, -1, 0],
    [0.5, 1, 0],
  ]);
  assert.equal(cutEnds([1, 0, -2], -1, 1), null);
  assert.equal(cutEnds([0, 0, 1], -1, 1), null);
});

test("a cut through a cube is a ring of corners, each next to the last", () => {
  const square = cutCorners([0, 0, 1, 0], -1, 1);
  assert.equal(square.length, 4);
  const sides = square.map((p, i) => Math.hypot(...p.map((v, c) => v - square[(i + 1) % 4]![c as 0 | 1 | 2])));
  for (const side of sides) assert.ok(Math.abs(side - 2) < 1e-9);
  assert.equal(cutCorners([1, 1, 1, 0], -1, 1).length, 6);
  assert.deepEqual(cutCorners([1, 0, 0, -2], -1, 1), []);
});

test("bins hold what lies in them, the ends what lies beyond", () => {
  assert.deepEqual(
    [-2, -1, 0, 0.99, 1, 5].map((v) => binOf(v, -1, 1, 4)),
    [0, 0, 2, 3, 3, 3],
  );
  assert.deepEqual([...count([0.1, 0.9, 0.95], [0, 1, 1], 2, 0, 1, 2)], [1, 0, 0, 2]);
  assert.deepEqual([...means([0.1, 0.2, 0.9], [1, 3, 5], 0, 1, 4)], [2, NaN, NaN, 5]);
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([]), null);
});

test("the principal plane holds what varies most, and its axes follow the older ones", () => {
  const points = Float32Array.from({ length: 300 }, (_, i) => {
    const t = Math.floor(i / 3) / 50 - 1;
    return [0.5 * Math.sin(9 * t), 0.01 * t, 3 * t][i % 3]!;
  });
  const { turn, share } = principalPlane(points);
  assert.ok(Math.abs(turn[2]) > 0.99, `first axis ${turn.slice(0, 3).join()}`);
  assert.ok(Math.abs(turn[7]) > 0.99, `normal ${turn.slice(6).join()}`);
  assert.ok(share > 0.99 && share <= 1);
  const quarter = [1, 0, 0, 0, 0, -1, 0, 1, 0] as const;
  const turned = principalPlane(points, quarter).turn;
  assert.ok(turned[0] > 0.99 && turned[5] < -0.99, turned.join());
  const mirrored = [0, 0, 1, 1, 0, 0, 0, 1, 0] as const;
  const across = principalPlane(points, mirrored).turn;
  assert.ok(across[2] > 0.99 && across[3] > 0.99, across.join());
});

test("grid lines share the lattice out evenly and fall on vertices that are drawn", () => {
  for (const resolution of [8, 18, 23, 24, 36, 48])
    for (const { stride, major } of [smallStyle(resolution), largeStyle(resolution, 170), stageStyle(resolution)]) {
      assert.equal(resolution % stride, 0);
      assert.equal(resolution % major, 0);
      assert.equal(major % stride, 0);
    }
});
