import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, phoneCentres, rows, type Layer, type Room } from "../../../src/panels/network/arrange";
import { carries, drawn, nearest, pointAt, wire, type Edge } from "../../../src/panels/network/connections";
import { addOutgoing, chooseUnits } from "../../../src/panels/network/units";

const ROOM: Room = {
  width: 1100,
  height: 331,
  phone: false,
  narrow: false,
  frame: 168,
  centres: [208, 400, 696, 992],
  pixels: null,
};
const HERO: Layer[] = [
  { id: "dense_1", kind: "dense", width: 3 },
  { id: "dense_2", kind: "dense", width: 2 },
  { id: "dense_3", kind: "dense", width: 1 },
];
const INPUTS = HERO.map((layer, i) => ({ ...layer, inputs: [HERO[i - 1]?.id ?? "input"] }));
const SLOTS = [
  { layer: "dense_1", name: "weight", offset: 0, shape: [3, 2] },
  { layer: "dense_1", name: "bias", offset: 6, shape: [3] },
  { layer: "dense_2", name: "weight", offset: 9, shape: [2, 3] },
  { layer: "dense_3", name: "weight", offset: 17, shape: [1, 2] },
];
const firstOf = (_: Layer, count: number): number[] => Array.from({ length: count }, (__, i) => i);
const hero = arrange(2, HERO, ROOM, firstOf);
const wiring = wire(hero, INPUTS, SLOTS, false);

test("tiles stand in their columns, inside the band, without touching", () => {
  for (const column of hero.columns) {
    for (const p of column.places) {
      assert.equal(p.x, column.x);
      assert.ok(p.y - p.size / 2 >= 42 && p.y + p.size / 2 <= ROOM.height - 20, `${p.layer} ${p.unit}`);
    }
    column.places.slice(1).forEach((p, i) => assert.ok(p.y - (column.places[i]?.y ?? 0) >= p.size));
  }
});

test("a wide layer draws six units and a button for the rest", () => {
  const tall = { top: 0, bottom: 400 };
  assert.deepEqual(rows(8, tall), { drawn: 8, more: false });
  assert.deepEqual(rows(9, tall), { drawn: 6, more: true });
  assert.deepEqual(rows(7, { top: 0, bottom: 120 }), { drawn: 3, more: true });
  const wide = arrange(2, [{ id: "a", kind: "dense", width: 64 }, ...HERO.slice(2)], ROOM, firstOf);
  assert.equal(wide.columns[1]?.places.length, 6);
  assert.equal(wide.columns[1]?.more?.count, 58);
});

test("several outputs stand beside a smaller picture", () => {
  const five = arrange(2, [{ id: "out", kind: "dense", width: 5 }], { ...ROOM, centres: [208, 696] }, firstOf);
  assert.equal(five.columns[1]?.places.length, 5);
  const right = (five.columns[1]?.x ?? 0) + (five.columns[1]?.size ?? 0) / 2;
  assert.ok(five.picture.x - five.picture.side / 2 >= right);
});

test("columns of a phone keep their distance and reach the right edge", () => {
  assert.deepEqual(phoneCentres(4, 390), [34, 132, 230, 328]);
  const many = phoneCentres(8, 390);
  assert.ok((many[7] ?? 0) - (many[6] ?? 0) >= 78);
});

test("every edge knows its place in the parameter vector: offset + unit × fan-in + input", () => {
  const find = (from: string, i: number, to: string, j: number): Edge | undefined =>
    wiring.edges.find((e) => e.from.layer === from && e.from.unit === i && e.to.layer === to && e.to.unit === j);
  assert.equal(wiring.edges.length, 2 * 3 + 3 * 2 + 2);
  assert.equal(find("input", 1, "dense_1", 2)?.index, 5);
  assert.equal(find("dense_1", 2, "dense_2", 1)?.index, 9 + 3 + 2);
  assert.equal(find("dense_2", 0, "dense_3", 0)?.index, 17);
});

test("a skip leaps in one arch, a concat shifts its second input", () => {
  const layers = [
    { id: "a", kind: "dense", width: 2, inputs: ["input"] },
    { id: "b", kind: "dense", width: 2, inputs: ["a"] },
    { id: "c", kind: "concat", width: 4, inputs: ["a", "b"] },
    { id: "d", kind: "dense", width: 1, inputs: ["c"] },
  ];
  const arrangement = arrange(2, layers, { ...ROOM, centres: [208, 350, 500, 650, 900] }, firstOf);
  const { edges, arches } = wire(arrangement, layers, [], false);
  assert.deepEqual(
    arches.map((a) => [a.from, a.to]),
    [["a", "c"]],
  );
  const passed = edges.filter((e) => e.to.layer === "c").map((e) => [e.from.layer, e.from.unit, e.to.unit]);
  assert.deepEqual(passed, [
    ["b", 0, 2],
    ["b", 1, 3],
  ]);
});

test("the nearest curve within reach is hit, none beyond it", () => {
  const edge = wiring.edges[4];
  assert.ok(edge);
  const on = pointAt(edge.curve, 0.3);
  assert.equal(nearest(wiring.edges, on.x, on.y, 6), edge);
  assert.equal(nearest(wiring.edges, on.x, 5, 6), null);
});

test("forward the chosen unit's inputs are carried, backward where it leads", () => {
  const unit = { layer: "dense_1", unit: 1 };
  assert.deepEqual(
    wiring.edges.filter((e) => carries(e, unit, "forward")).map((e) => e.from.layer),
    ["input", "input"],
  );
  assert.deepEqual(
    wiring.edges.filter((e) => carries(e, unit, "backward")).map((e) => e.to.layer),
    ["dense_2", "dense_2"],
  );
});

test("of more than 200 edges the 40 strongest and those in focus are drawn", () => {
  const base = wiring.edges[0];
  assert.ok(base);
  const many: Edge[] = Array.from({ length: 256 }, (_, k) => ({
    ...base,
    index: k,
    from: { ...base.from, unit: k % 16 },
    to: { ...base.to, unit: Math.floor(k / 16) },
  }));
  const shown = drawn(many, (e) => e.index ?? 0, [{ layer: base.to.layer, unit: 0 }]);
  assert.equal(shown.length, 40 + 16);
  assert.ok(shown.every((e) => (e.index ?? 0) >= 216 || e.to.unit === 0));
  assert.equal(drawn(wiring.edges, () => 0, [null]).length, wiring.edges.length);
});

test("units are chosen by strength, keep their place against small changes, and hold the chosen one", () => {
  const strength = [1, 9, 3, 8, 2, 7];
  assert.deepEqual(chooseUnits(strength, 3, [], null), [1, 3, 5]);
  assert.deepEqual(chooseUnits([1, 9, 3, 8, 8, 7], 3, [1, 3, 5], null), [1, 3, 5]);
  assert.deepEqual(chooseUnits([1, 9, 3, 8, 20, 7], 3, [1, 3, 5], null), [1, 3, 4]);
  assert.deepEqual(chooseUnits(strength, 3, [1, 3, 5], 0), [0, 1, 3]);
});

test("outgoing weight sums the column of a unit", () => {
  const strength = new Float64Array(2);
  addOutgoing(strength, [0, 1, -2, 3, 4], 1, 2);
  assert.deepEqual([...strength], [4, 6]);
});
