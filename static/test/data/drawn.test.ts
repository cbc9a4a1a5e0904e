import assert from "node:assert/strict";
import { test } from "node:test";
import { classesIn, dot, dueForTest, onGrid, pack, trainable, unpack, type Dot } from "../../src/data/drawn";
import { fromBase64Url, toBase64Url } from "../../src/share/codec";

/** A point without its id. */
const bare = ({ x, y, label, target, test: kept }: Dot) => ({ x, y, label, target, kept });

test("a point is five bytes: x and y little-endian, then class and test", () => {
  const bytes = fromBase64Url(pack([dot(1, -0.5, 3, true)]).points);
  assert.deepEqual([...bytes], [0x00, 0x20, 0x00, 0xf0, 0x83]);
});

test("points come back as they were, training points first, in their order", () => {
  const dots = [dot(0.5, -0.25, 1, true), dot(-1.125, 1, 0), dot(0, 0, 8), dot(0.1, 0.2, 0, true)];
  const order = [dots[1], dots[2], dots[0], dots[3]] as Dot[];
  assert.deepEqual(unpack(pack(dots)).map(bare), order.map(bare));
});

test("packing what was unpacked changes nothing, for every place of the grid's ends", () => {
  const numbers = [-32767, -32766, -1, 0, 1, 12345, 32766, 32767];
  const bytes = new Uint8Array(5 * numbers.length);
  const view = new DataView(bytes.buffer);
  numbers.forEach((n, i) => {
    view.setInt16(5 * i, n, true);
    view.setInt16(5 * i + 2, -n, true);
    bytes[5 * i + 4] = i % 3;
  });
  const text = toBase64Url(bytes);
  assert.deepEqual(pack(unpack({ points: text, values: null })), { points: text, values: null });
});

test("targets have a text of their own, and no class", () => {
  const dots = [dot(0, 0, 3, false, -1), dot(0.5, 0.5, 1, true, 0.5)];
  const { points, values } = pack(dots, true);
  assert.deepEqual([...fromBase64Url(values ?? "")], [0x01, 0x80, 0x00, 0x40]);
  const back = unpack({ points, values });
  assert.deepEqual(
    back.map(({ label, target }) => [label, Number(target.toFixed(4))]),
    [
      [0, -1],
      [0, 0.5],
    ],
  );
  assert.deepEqual(pack(back, true), { points, values });
});

test("what lies beyond the grid is put at its edge; a torn list loses its last point", () => {
  const d = dot(30, -7, 0);
  assert.deepEqual([d.x, d.y], [32767 / 8192, -32767 / 8192]);
  const torn = toBase64Url(fromBase64Url(pack([dot(0, 0, 0), dot(1, 1, 1)]).points).slice(0, 9));
  assert.equal(unpack({ points: torn, values: null }).length, 1);
});

test("every point has an id of its own, and lies on the grid", () => {
  const dots = unpack(pack(Array.from({ length: 50 }, (_, i) => dot(i / 50, 0.3, i % 2))));
  assert.equal(new Set(dots.map(({ id }) => id)).size, 50);
  assert.ok(dots.every(({ x, y }) => x === onGrid(x) && y === onGrid(y)));
});

test("classes are counted up to the largest; training needs two, and points for both sets", () => {
  assert.equal(classesIn([]), 2);
  assert.equal(classesIn([dot(0, 0, 4)]), 5);
  assert.equal(trainable([dot(0, 0, 1), dot(0, 1, 1, true)]), false);
  assert.equal(trainable([dot(0, 0, 1), dot(0, 1, 0)]), false);
  assert.equal(trainable([dot(0, 0, 1, true), dot(0, 1, 0, true)]), false);
  assert.equal(trainable([dot(0, 0, 1), dot(0, 1, 0, true)]), true);
  assert.equal(trainable([dot(0, 0, 0), dot(0, 1, 0, true)], true), true);
});

test("new points keep the share of the test", () => {
  for (const [share, wanted] of [
    [0, 0],
    [0.25, 25],
    [0.33, 33],
    [1, 100],
  ] as const) {
    const dots: Dot[] = [];
    for (let i = 0; i < 100; i++) dots.push(dot(0, 0, 0, dueForTest(dots, share)));
    assert.equal(dots.filter((d) => d.test).length, wanted);
  }
});
