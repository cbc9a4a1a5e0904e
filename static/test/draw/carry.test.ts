/** Lines of the plane carried to a stage, and how they are cut for it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { carried, finer } from "../../src/draw/carry";

/** The plane [−1, 1]² with two squares a side, lifted by a map. */
function lattice(map: (x: number, y: number) => readonly [number, number, number]): Float32Array {
  const ticks = [-1, 0, 1];
  return Float32Array.from(ticks.flatMap((y) => ticks.flatMap((x) => map(x, y))));
}

test("a place goes where a linear stage takes it, wherever it lies in its square", () => {
  const map = (x: number, y: number) => [2 * x - y, 0.5 * y, x + y + 1] as const;
  const places = [
    [0.25, -0.75],
    [-1, 1],
    [0.9, 0.1],
  ] as const;
  const found = carried(Float32Array.from(places.flat()), lattice(map), 2, 1);
  places.forEach(([x, y], i) =>
    map(x, y).forEach((v, c) => assert.ok(Math.abs(found[3 * i + c]! - v) < 1e-6, `${x}, ${y}: ${found.join()}`)),
  );
});

test("places beyond the lattice stay at its edge", () => {
  const found = carried(
    Float32Array.of(5, -5),
    lattice((x, y) => [x, y, 0]),
    2,
    1,
  );
  assert.deepEqual([...found], [1, -1, 0]);
});

test("long lines get more vertices, on the line; ends and the number of lines stay", () => {
  const { places, parts } = finer(Float32Array.of(0, 0, 0.29, 0, 5, 5, 5, 5.01), [0, 2, 4], 1);
  assert.deepEqual([...parts], [0, 6, 8]);
  assert.deepEqual(
    [...places.slice(0, 2), ...places.slice(10, 16)].map((v) => Math.round(v * 100) / 100),
    [0, 0, 0.29, 0, 5, 5, 5, 5.01],
  );
  for (let i = 0; i < 6; i++) assert.ok(Math.abs(places[2 * i]! - 0.058 * i) < 1e-6 && places[2 * i + 1] === 0);
});
