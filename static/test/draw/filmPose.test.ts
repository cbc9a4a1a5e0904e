/** Where film frames put things: lifting, projection, blending between stages, and the fit to the frame. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawable, spanOf } from "../../src/draw/filmFit";
import { place, placeAll, placed, poseBetween, type Stop } from "../../src/draw/filmPose";
import { rotation } from "../../src/draw/filmView";
import { payloadOf } from "./payload";

const BOX = { width: 200, height: 160, padding: 10 };
const CAMERA = { yaw: 0.6, pitch: 0.42 };
const flat = (key: string, activation: string | null = null): Stop => ({ key, activation, solid: false });
const solid = (key: string, activation: string | null = null): Stop => ({ key, activation, solid: true });

const NET = payloadOf(4, {
  input: (x, y) => [x, y],
  "a.W": (x, y) => [2 * x, y, x - y],
  "a.b": (x, y) => [2 * x + 3, y, x - y],
  "a.g": (x, y) => [Math.tanh(2 * x + 3), Math.tanh(y), Math.tanh(x - y)],
  "b.g": (x, y) => [Math.max(0, x), Math.max(0, y)],
  "c.g": (x) => [1 / (1 + Math.exp(-x))],
  "d.out": (x, y) => [0 * x, 0 * y],
});
const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-3, `${actual} is not ${expected}`);

test("the input plane fills its frame, y upwards, centred", () => {
  const pose = poseBetween(NET, flat("input"), flat("input"), 0, BOX, CAMERA);
  assert.deepEqual(place(pose, 0, 0, 0), [100, 80, 0]);
  const [x, y] = place(pose, 1, 1, 0);
  assert.deepEqual([x, y], [170, 10]);
});

test("the label's strip moves the picture down", () => {
  const pose = poseBetween(NET, flat("input"), flat("input"), 0, { ...BOX, top: 20 }, CAMERA);
  near(place(pose, 0, 0, 0)[1], 90);
  near(place(pose, 1, 1, 0)[1], 30);
});

test("a rotation keeps lengths, and pitch brings the upper side towards the viewer", () => {
  const [a, b, c, d, e, f, g, h, i] = rotation(CAMERA);
  near(a * a + d * d + g * g, 1);
  near(a * b + d * e + g * h, 0);
  near(c * c + f * f + i * i, 1);
  assert.ok(h > 0);
});

test("what is nearer is drawn larger", () => {
  const pose = poseBetween(NET, solid("a.g", "tanh"), solid("a.g", "tanh"), 0, BOX, { yaw: 0, pitch: 0 });
  const width = (z: number): number => place(pose, 1, 0, z)[0] - place(pose, -1, 0, z)[0];
  assert.ok(width(1) > width(0));
  assert.ok(width(0) > width(-1));
});

test("a bounded activation is fitted by its box, however small the sheet is in it", () => {
  assert.deepEqual(spanOf(NET, solid("a.g", "tanh")), { low: -1, high: 1, boxed: true });
  assert.deepEqual(spanOf(NET, flat("c.g", "sigmoid")), { low: 0, high: 1, boxed: true });
  assert.deepEqual(spanOf(NET, flat("b.g", "relu")), { low: 0, high: 1, boxed: true });
  assert.deepEqual(spanOf(NET, flat("d.out")), { low: -1, high: 1, boxed: true });
});

test("W and + b share one fit, so that a shift looks like a shift", () => {
  const [w, b] = [solid("a.W"), solid("a.b")];
  assert.deepEqual(spanOf(NET, w), spanOf(NET, b));
  const [before, after] = [w, b].map((stop) => poseBetween(NET, stop, stop, 0, BOX, CAMERA));
  assert.ok(before && after);
  near(before.scale, after.scale);
  near(before.x, after.x);
  near(before.y, after.y);
});

test("everything of a frame lies inside it", () => {
  for (const stop of [flat("input"), solid("a.W"), solid("a.b"), solid("a.g", "tanh"), flat("b.g", "relu")]) {
    const pose = poseBetween(NET, stop, stop, 0, BOX, CAMERA);
    const { data, shape } = pose.from.lattice;
    const at = placed(25);
    assert.equal(placeAll(pose, data, shape[1] ?? 0, data, shape[1] ?? 0, at), 25);
    for (let i = 0; i < 25; i++) {
      assert.ok(at.x[i]! >= 9.9 && at.x[i]! <= 190.1, `${stop.key} x ${at.x[i]}`);
      assert.ok(at.y[i]! >= 9.9 && at.y[i]! <= 150.1, `${stop.key} y ${at.y[i]}`);
    }
  }
});

test("between two stages positions, scale and solidity go from one to the other", () => {
  const [a, b] = [flat("input"), solid("a.g", "tanh")];
  const at = (blend: number) => poseBetween(NET, a, b, blend, BOX, CAMERA);
  const ends = [poseBetween(NET, a, a, 0, BOX, CAMERA), poseBetween(NET, b, b, 0, BOX, CAMERA)] as const;
  near(at(0).scale, ends[0].scale);
  near(at(1).scale, ends[1].scale);
  near(at(0.5).scale, Math.sqrt(ends[0].scale * ends[1].scale));
  assert.deepEqual([at(0).solid, at(0.25).solid, at(1).solid], [0, 0.25, 1]);
  near(at(1).x, ends[1].x);
  near(at(1).y, ends[1].y);
  const middle = at(0.5);
  const out = placed(1);
  placeAll(middle, Float32Array.of(1, 0), 2, Float32Array.of(0, 1, 1), 3, out);
  const [x, y] = place(middle, 0.5, 0.5, 0.5);
  near(out.x[0]!, x);
  near(out.y[0]!, y);
});

test("on a line the points are spread across it, the same at every frame", () => {
  const line = flat("c.g", "sigmoid");
  const pose = poseBetween(NET, line, line, 0, BOX, CAMERA);
  const at = placed(3);
  const same = Float32Array.of(0.5, 0.5, 0.5);
  placeAll(pose, same, 1, same, 1, at, true);
  assert.equal(new Set(at.x).size, 1);
  assert.equal(new Set(at.y).size, 3);
});

test("what has overflowed is not drawn", () => {
  assert.ok(drawable(NET));
  assert.ok(!drawable(payloadOf(2, { input: () => [3.4e38, 0] })));
  assert.ok(!drawable(payloadOf(2, { input: () => [NaN, 0] })));
});

test("a stage that the payload lacks is named", () => {
  assert.throws(() => poseBetween(NET, flat("z.g"), flat("z.g"), 0, BOX, CAMERA), /expected stage z\.g, got input/);
});
