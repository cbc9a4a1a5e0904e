/** The graphics card's camera puts every point where the canvas painter does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { place, poseBetween, type Stop } from "../../src/draw/filmPose";
import { lens } from "../../src/gl/lens";
import { segments } from "../../src/gl/strokes";
import { normals } from "../../src/gl/surface";
import { payloadOf } from "../draw/payload";

const NET = payloadOf(4, { input: (x, y) => [x, y], "a.g": (x, y) => [x, x * y, y] });
const [WIDTH, HEIGHT] = [320, 240];
const solid: Stop = { key: "a.g", activation: "tanh", solid: true };
const flat: Stop = { key: "input", activation: null, solid: false };

function seen(matrix: readonly number[], [x, y, z]: readonly [number, number, number]): [number, number, number] {
  const row = (r: number): number => matrix[r]! * x + matrix[4 + r]! * y + matrix[8 + r]! * z + matrix[12 + r]!;
  const w = row(3);
  return [((row(0) / w + 1) / 2) * WIDTH, ((1 - row(1) / w) / 2) * HEIGHT, row(2) / w];
}

test("points fall on the same pixels, flat, solid and half-way", () => {
  for (const [from, to, blend] of [
    [flat, flat, 0],
    [solid, solid, 0],
    [flat, solid, 0.4],
  ] as const) {
    const pose = poseBetween(NET, from, to, blend, { width: WIDTH, height: HEIGHT }, { yaw: 0.7, pitch: 0.3 });
    for (const at of [
      [0, 0, 0],
      [1, -1, 1],
      [-0.4, 0.9, -1],
    ] as const) {
      const [x, y, depth] = seen(lens(pose, WIDTH, HEIGHT), at);
      const expected = place(pose, at[0], at[1], at[2]);
      assert.ok(Math.abs(x - expected[0]) < 1e-3 && Math.abs(y - expected[1]) < 1e-3, `${x}, ${y}: ${expected.join()}`);
      assert.ok(Math.abs(depth) < 1, "between the near and the far plane");
    }
  }
});

test("what is nearer has the smaller depth, and a bias brings nearer without moving", () => {
  const pose = poseBetween(NET, solid, solid, 0, { width: WIDTH, height: HEIGHT }, { yaw: 0, pitch: 0 });
  const [near, far] = [seen(lens(pose, WIDTH, HEIGHT), [0, 0, 1]), seen(lens(pose, WIDTH, HEIGHT), [0, 0, -1])];
  assert.ok(near[2] < far[2]);
  const moved = seen(lens(pose, WIDTH, HEIGHT, 0.12), [0.3, 0.2, 0.5]);
  const still = seen(lens(pose, WIDTH, HEIGHT), [0.3, 0.2, 0.5]);
  assert.ok(moved[2] < still[2]);
  assert.deepEqual([moved[0], moved[1]], [still[0], still[1]]);
});

test("lines become segments, lines of one vertex none", () => {
  const rows = Float32Array.from({ length: 18 }, (_, i) => i);
  assert.deepEqual([...segments(rows, [0, 3, 4, 6])], [0, 1, 2, 3, 4, 5, 3, 4, 5, 6, 7, 8, 12, 13, 14, 15, 16, 17]);
});

test("the normals of a plane stand on it", () => {
  const { data } = payloadOf(2, { p: (x, y) => [x, y, 2 * x] }).keys.p!.lattice;
  const out = new Float32Array(27);
  normals(data, 2, out);
  for (let i = 0; i < 27; i += 3) {
    const [x, y, z] = [out[i], out[i + 1], out[i + 2]];
    assert.ok(Math.abs(x! + 2 / Math.sqrt(5)) < 1e-6 && Math.abs(y!) < 1e-6 && Math.abs(z! - 1 / Math.sqrt(5)) < 1e-6);
  }
});
