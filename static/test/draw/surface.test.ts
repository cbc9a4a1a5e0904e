/** The output as a surface: heights, shade, points and the line where it crosses its midpoint. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { heightsOf, SURFACE, surfaceSpace } from "../../src/draw/surface";
import type { Bytes } from "../../src/wire/frame";
import type { SurfacePayload } from "../../src/wire/probes";

const field = (rows: readonly (readonly number[])[], lo: number, hi: number): Bytes => ({
  shape: [rows.length, rows.length],
  data: Uint8Array.from(rows.flat()),
  lo,
  hi,
});
/** Low at the left, high at the right; the top left corner is at the middle. */
const slope: SurfacePayload = {
  kind: "value",
  value: field(
    [
      [51, 102, 255],
      [0, 102, 255],
      [0, 102, 255],
    ],
    0,
    1,
  ),
  midpoint: 0.5,
};
const none = { points: new Float32Array(), labels: null, targets: null };
const key = (payload: ReturnType<typeof surfaceSpace>) => payload.keys[SURFACE]!;

test("a probability fills the box from 0 to 1, a value from the least to the largest, its points included", () => {
  assert.deepEqual(heightsOf(slope, null), { low: 0, high: 1, midpoint: 0.5 });
  const value: SurfacePayload = {
    kind: "value",
    value: field(
      [
        [0, 255],
        [0, 255],
      ],
      -2,
      2,
    ),
    midpoint: 0,
  };
  assert.deepEqual(heightsOf(value, [3, -1]), { low: -2, high: 3, midpoint: 0 });
  const level: SurfacePayload = {
    kind: "value",
    value: field(
      [
        [0, 0],
        [0, 0],
      ],
      4,
      4,
    ),
    midpoint: 0,
  };
  const { low, high } = heightsOf(level, null);
  assert.ok(low < 4 && high > 4);
});

test("the lattice has x₁ across, the height up and x₂ away from the viewer, from the bottom row up", () => {
  const found = surfaceSpace(slope, 2, none);
  const { data } = key(found).lattice;
  assert.deepEqual([...data.slice(0, 3)], [-2, -2, 2]);
  const [x, height, depth] = data.slice(18, 21);
  assert.deepEqual([x, depth], [-2, -2]);
  assert.ok(Math.abs(height! - (2 * 0.2 - 1) * 2) < 1e-6, `top left ${height}`);
  assert.equal(found.resolution, 2);
  assert.equal(found.shade.data[2], 255);
  assert.equal(found.shade.data[0], 0);
});

test("points lie on the surface; in a regression at the height of their targets", () => {
  const points = Float32Array.of(0, 0, 0.5, -1);
  const on = key(surfaceSpace(slope, 1, { points, labels: [0, 1], targets: null })).points.data;
  assert.ok(Math.abs(on[1]! - (2 * 0.4 - 1)) < 1e-6 && on[2] === 0);
  assert.ok(Math.abs(on[4]! - (2 * 0.7 - 1)) < 1e-6 && on[5] === 1);
  const regression: SurfacePayload = { kind: "value", value: slope.value, midpoint: 0 };
  const free = key(surfaceSpace(regression, 1, { points, labels: null, targets: [1, 0] })).points.data;
  assert.deepEqual([free[1], free[4]], [1, -1]);
});

test("the line at the midpoint lies on the surface", () => {
  const found = surfaceSpace(slope, 1, none);
  const { data } = key(found).boundary;
  assert.ok(data.length >= 12);
  for (let i = 0; i < data.length; i += 3) {
    assert.ok(Math.abs(data[i + 1]!) < 1e-6, "at half the height");
    assert.ok(data[i]! > 0 && data[i]! < 0.5, `x₁ ${data[i]!}`);
  }
  assert.equal(found.boundary_parts.data.at(-1), data.length / 3);
});

test("of more classes the winner is the colour and its lead the height", () => {
  const classes: SurfacePayload = {
    kind: "classes",
    winner: field(
      [
        [2, 1],
        [0, 0],
      ],
      0,
      255,
    ),
    margin: field(
      [
        [255, 0],
        [51, 0],
      ],
      0,
      1,
    ),
  };
  const found = surfaceSpace(classes, 1, none);
  assert.deepEqual([...found.winner!.data], [0, 0, 2, 1]);
  const heights = [1, 4, 7, 10].map((i) => key(found).lattice.data[i]!);
  [-0.6, -1, 1, -1].forEach((v, i) => assert.ok(Math.abs(heights[i]! - v) < 1e-6, heights.join()));
  assert.equal(key(found).boundary.data.length, 0);
});
