/** The way through a W against closed forms at fixed fractions, and its end against the next stage. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  axisAngle,
  blendRows,
  embedded,
  factorsOf,
  matrixAt,
  phaseAt,
  product,
  turning,
  wayAt,
  type Matrix,
} from "../../src/draw/morph";

const near = (found: ArrayLike<number>, expected: readonly number[], slack = 1e-12): void => {
  assert.equal(found.length, expected.length);
  expected.forEach((v, i) => assert.ok(Math.abs(found[i]! - v) <= slack, `[${i}]: expected ${v}, got ${found[i]!}`));
};
const FRACTIONS = [0, 0.25, 0.5, 0.75, 1] as const;
const rad = Math.PI / 180;
const flatTurn = (degrees: number): number[] => {
  const [c, s] = [Math.cos(degrees * rad), Math.sin(degrees * rad)];
  return [c, -s, s, c];
};

test("a turn by 80° and stretches by 3 and ½ are turned first, then stretched", () => {
  const factors = factorsOf({ n: 2, mirror: null, turn: flatTurn(80), stretch: [3, 0, 0, 0.5] });
  const [cos, sin] = [(d: number): number => Math.cos(d * rad), (d: number): number => Math.sin(d * rad)];
  const closed: Record<number, number[]> = {
    0: [1, 0, 0, 1],
    0.25: [cos(40), -sin(40), sin(40), cos(40)],
    0.5: [cos(80), -sin(80), sin(80), cos(80)],
    0.75: [2 * cos(80), -2 * sin(80), 0.75 * sin(80), 0.75 * cos(80)],
    1: [3 * cos(80), -3 * sin(80), 0.5 * sin(80), 0.5 * cos(80)],
  };
  for (const fraction of FRACTIONS) {
    const [a, b, c, d] = closed[fraction]!;
    near(matrixAt(factors, fraction), [a!, b!, 0, c!, d!, 0, 0, 0, 1], 1e-12);
  }
});

test("a mirror flips the sheet like a page: down as a cosine, up as a sine, in its third of the way", () => {
  const factors = factorsOf({ n: 2, mirror: [1, 0], turn: flatTurn(90), stretch: [2, 0, 0, 2] });
  const at = (fraction: number, x: number, y: number): number[] => {
    const m = matrixAt(factors, fraction);
    return [0, 3, 6].map((r) => m[r]! * x + m[r + 1]! * y);
  };
  near(at(0, 1, 0.5), [1, 0.5, 0]);
  near(at(0.25, 1, 0.5), [Math.cos(0.75 * Math.PI), 0.5, Math.sin(0.75 * Math.PI)]);
  near(at(0.5, 1, 0.5), [
    -Math.cos(45 * rad) - 0.5 * Math.sin(45 * rad),
    0.5 * Math.cos(45 * rad) - Math.sin(45 * rad),
    0,
  ]);
  near(at(0.75, 1, 0.5), [-0.5 * 1.25, -1.25, 0]);
  near(at(1, 1, 0.5), [-1, -2, 0]);
});

test("a solid turns along the shortest arc about its axis and goes through its mirror", () => {
  const axis = [1 / 3, 2 / 3, 2 / 3] as const;
  const stretch = [2, 0, 0, 0, 1, 0, 0, 0, 0];
  const factors = factorsOf({ n: 3, mirror: [0, 0, 1], turn: turning(axis, 1.2), stretch });
  near(factors.axis, axis, 1e-9);
  assert.ok(Math.abs(factors.angle - 1.2) < 1e-9);
  near(matrixAt(factors, 0.25), [1, 0, 0, 0, 1, 0, 0, 0, Math.cos(0.75 * Math.PI)]);
  near(matrixAt(factors, 0.5), [...product(turning(axis, 0.6), Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, -1))], 1e-9);
  const whole = product(embedded(stretch, 3), product(turning(axis, 1.2), Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, -1)));
  near(matrixAt(factors, 1), [...whole], 1e-9);
});

test("a line is mirrored and stretched", () => {
  const factors = factorsOf({ n: 1, mirror: [1], turn: [1], stretch: [3] });
  const first = (m: Matrix): number => m[0]!;
  near(
    FRACTIONS.map((fraction) => first(matrixAt(factors, fraction))),
    [1, Math.cos(0.75 * Math.PI), -1, -1.5, -3],
  );
});

test("half a turn and none have an axis too", () => {
  for (const axis of [
    [1, 0, 0],
    [0, 1, 0],
    [0.6, 0, 0.8],
    [1 / 3, -2 / 3, 2 / 3],
  ] as const) {
    const found = axisAngle(turning(axis, Math.PI));
    near([...turning(found.axis, found.angle)], [...turning(axis, Math.PI)], 1e-9);
  }
  assert.deepEqual(axisAngle(turning([0, 1, 0], 0)), { axis: [0, 0, 1], angle: 0 });
});

test("phases share the way evenly and meet at their ends", () => {
  const mirrored = factorsOf({ n: 2, mirror: [0, 1], turn: flatTurn(30), stretch: [1, 0.5, 0.5, 2] });
  const plain = { ...mirrored, mirror: null };
  assert.deepEqual(
    [0.2, 0.5, 0.9].map((f) => phaseAt(mirrored, f).phase),
    ["mirror", "turn", "stretch"],
  );
  assert.deepEqual(
    [0.2, 0.5, 0.9].map((f) => phaseAt(plain, f).phase),
    ["turn", "stretch", "stretch"],
  );
  for (const factors of [mirrored, plain])
    for (const seam of [1 / 3, 1 / 2, 2 / 3])
      near(matrixAt(factors, seam - 1e-9), [...matrixAt(factors, seam + 1e-9)], 1e-7);
});

test("at its end the way is at the next stage's coordinates, to the last bit, also where axes are hidden", () => {
  const factors = factorsOf({ n: 2, mirror: null, turn: flatTurn(33), stretch: [1.5, 0.2, 0.2, 0.7] });
  const before = Float32Array.of(0.3, -0.7, 1.1, 0.2);
  const after = Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
  const out = new Float32Array(6);
  assert.equal(blendRows(before, 2, after, 3, 1, wayAt(factors, 1), out), 2);
  assert.deepEqual(out, after);
  blendRows(before, 2, after, 3, 1 - 1e-7, wayAt(factors, 1 - 1e-7), out);
  near(out, [...after], 1e-5);
  blendRows(before, 2, after, 3, 0, wayAt(factors, 0), out);
  near(out, [before[0]!, before[1]!, 0, before[2]!, before[3]!, 0]);
});

test("where the next stage is exactly W times this one, the way is W's own", () => {
  const factors = factorsOf({ n: 2, mirror: [0.6, 0.8], turn: flatTurn(-50), stretch: [2, 0.3, 0.3, 0.4] });
  const w = matrixAt(factors, 1);
  const [x, y] = [0.4, -0.9];
  const before = Float32Array.of(x, y);
  const after = Float32Array.of(w[0]! * x + w[1]! * y, w[3]! * x + w[4]! * y);
  const out = new Float32Array(3);
  for (const fraction of FRACTIONS) {
    blendRows(before, 2, after, 2, fraction, wayAt(factors, fraction), out);
    const m = matrixAt(factors, fraction);
    near(
      out,
      [0, 3, 6].map((r) => m[r]! * x + m[r + 1]! * y),
      1e-6,
    );
  }
});

test("without a way the rows go straight", () => {
  const out = new Float32Array(3);
  blendRows(Float32Array.of(1, 2), 2, Float32Array.of(3, 0, 4), 3, 0.25, null, out);
  assert.deepEqual([...out], [1.5, 1.5, 1]);
});
