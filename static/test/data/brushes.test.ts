import assert from "node:assert/strict";
import { test } from "node:test";
import { added, aimed, inside, labelled, moved, nearest, noisy, sprayed, under, without } from "../../src/data/brushes";
import { dot, MOST_POINTS, type Dot } from "../../src/data/drawn";
import { PLANE } from "../../src/draw/outlines";

/** Numbers from 0 to less than 1 that look random and are the same every time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const square = (): Dot[] => [dot(0, 0, 0), dot(1, 0, 0), dot(1, 1, 1), dot(0, 1, 1)];
const all = (dots: readonly Dot[]): Set<number> => new Set(dots.map(({ id }) => id));
const near = (value: number | undefined, wanted: number, by = 1e-4): void =>
  assert.ok(Math.abs((value ?? NaN) - wanted) <= by, `${String(value)} is not ${wanted}`);

test("the nearest point within reach, of two at one place the upper", () => {
  const dots = square();
  assert.equal(nearest(dots, 0.9, 0.1, 0.3), dots[1]);
  assert.equal(nearest(dots, 0.5, 0.5, 0.3), null);
  const twice = [...dots, dot(1, 0, 1)];
  assert.equal(nearest(twice, 1, 0, 0.3), twice[4]);
});

test("a brush and a rectangle find what lies in them", () => {
  const [a, b, c, d] = square() as [Dot, Dot, Dot, Dot];
  assert.deepEqual(under([a, b, c, d], 0, 0.5, 0.6), new Set([a.id, d.id]));
  assert.deepEqual(inside([a, b, c, d], 1.1, 1.05, 0.5, -0.1), new Set([b.id, c.id]));
});

test("points move together and stop together at the edge", () => {
  const dots = square();
  const ids = new Set([dots[1]?.id ?? 0, dots[2]?.id ?? 0]);
  const after = moved(dots, ids, 0.5, -0.25);
  near(after[1]?.x, PLANE);
  near(after[2]?.x, PLANE);
  near(after[1]?.y, -0.25);
  near(after[2]?.y, 0.75);
  assert.equal(after[0], dots[0]);
});

test("removing and labelling touch the chosen ones only", () => {
  const dots = square();
  const ids = new Set([dots[0]?.id ?? 0]);
  assert.deepEqual(without(dots, ids), dots.slice(1));
  assert.deepEqual(
    labelled(dots, ids, 2).map(({ label }) => label),
    [2, 0, 1, 1],
  );
  assert.deepEqual(
    aimed(dots, ids, -1).map(({ target }) => target),
    [-1, 0, 0, 0],
  );
});

test("noise on targets: any target, where the brush decides so", () => {
  const dots = Array.from({ length: 2000 }, () => dot(0, 0, 0, false, 0.5));
  const targets = noisy(dots, all(dots), 1, 0, generator(3)).map(({ target }) => target);
  near(targets.reduce((sum, value) => sum + value, 0) / 2000, 0, 0.05);
  assert.ok(Math.min(...targets) < -0.95 && Math.max(...targets) > 0.95);
});

test("label noise: never at 0, always another class at 1, the share asked for between", () => {
  const dots = Array.from({ length: 3000 }, (_, i) => dot(0, 0, i % 3));
  const flipped = (probability: number): Dot[] => noisy(dots, all(dots), probability, 3, generator(5));
  const count = (after: Dot[]): number => after.filter((d, i) => d.label !== dots[i]?.label).length;
  assert.equal(count(flipped(0)), 0);
  assert.equal(count(flipped(1)), 3000);
  near(count(flipped(0.3)) / 3000, 0.3, 0.03);
  const labels = flipped(1).map(({ label }) => label);
  assert.deepEqual([...new Set(labels)].sort(), [0, 1, 2]);
  near(labels.filter((label) => label === 0).length / 3000, 1 / 3, 0.03);
});

test("a spray has the spread that was asked for, and stays in the plane", () => {
  const cloud = { x: 0.2, y: -0.1, radius: 0.4, label: 1, target: 0, test: 0 };
  const spread = (kind: "gauss" | "uniform") => {
    const drops = sprayed([], 1500, { ...cloud, spread: kind }, generator(9));
    const mean = drops.reduce((sum, { x }) => sum + x, 0) / drops.length;
    const deviation = Math.sqrt(drops.reduce((sum, { x }) => sum + (x - mean) ** 2, 0) / drops.length);
    const far = Math.max(...drops.map((d) => Math.hypot(d.x - cloud.x, d.y - cloud.y)));
    return { mean, deviation, far };
  };
  const even = spread("uniform");
  near(even.mean, 0.2, 0.02);
  near(even.deviation, 0.2, 0.01);
  assert.ok(even.far <= 0.4 + 1e-4);
  const gauss = spread("gauss");
  near(gauss.deviation, 0.2, 0.015);
  assert.ok(gauss.far > 0.5);
  const corner = sprayed([], 400, { ...cloud, x: PLANE, y: PLANE, spread: "uniform" }, generator(2));
  assert.ok(corner.length < 200 && corner.length > 50, String(corner.length));
  assert.ok(corner.every(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) <= PLANE));
});

test("there are never more points than an experiment can carry", () => {
  const many = Array.from({ length: MOST_POINTS }, () => dot(0, 0, 0));
  const cloud = { x: 0, y: 0, radius: 0.1, spread: "gauss", label: 0, target: 0, test: 0.5 } as const;
  assert.equal(sprayed(many, 50, cloud, generator(1)).length, MOST_POINTS);
  assert.equal(added(many, 0, 0, cloud), null);
  assert.equal(sprayed([], 40, cloud, generator(1)).filter((d) => d.test).length, 20);
});

test("points beyond the edge stay where they are when others are pushed outwards, and come in when pulled", () => {
  const dots = [dot(1.6, 0, 0), dot(1, 0, 1)];
  const ids = all(dots);
  near(moved(dots, ids, 0.3, 0)[0]?.x, 1.6);
  near(moved(dots, ids, -0.3, 0.1)[0]?.x, 1.3);
  near(moved(dots, ids, -0.3, 0.1)[1]?.y, 0.1);
});
