/** Small decisions of the page's frame. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readBoot } from "../src/boot";
import { csvOf } from "../src/shell/csv";
import { placeIn } from "../src/shell/place";
import type { StageDescription } from "../src/wire/generated";

const stages = (...layers: string[]): StageDescription[] => [
  { key: "input", layer: "input", phase: "input", width: 2 },
  ...layers.flatMap((layer) =>
    (["W", "b", "g"] as const).map((phase) => ({ key: `${layer}.${phase}`, layer, phase, width: 3 })),
  ),
];

test("the film opens after the first bend", () => {
  assert.equal(placeIn(stages("a", "b"), null, 0), 3);
  assert.equal(placeIn([], null, 0), 0);
});

test("the film stays at the layer it showed when others come and go", () => {
  assert.equal(placeIn(stages("a", "new", "b"), stages("a", "b"), 6), 9);
  assert.equal(placeIn(stages("a", "b"), stages("a", "new", "b"), 9), 6);
});

test("the film stays where it was between two stages when nothing moved", () => {
  assert.equal(placeIn(stages("a", "b"), stages("a", "b"), 2.25), 2.25);
});

test("where its layer is gone, the film does not run past the end", () => {
  assert.equal(placeIn(stages("a"), stages("a", "b"), 6), 3);
});

const TEXTS = { en: "a", "zh-Hans": "b", "zh-Hant": "c" };
const ENTRY = { name: "two-spirals", family: "space", title: TEXTS, line: TEXTS, guide: TEXTS };

test("the page starts from the entry the server put into it", () => {
  const boot = readBoot(JSON.stringify({ entry: ENTRY, experiment: { version: 1 } }));
  assert.deepEqual(boot, {
    entry: { name: "two-spirals", title: TEXTS, line: TEXTS, guide: TEXTS },
    experiment: { version: 1 },
    arrangement: null,
    names: [],
    inside: false,
  });
});

test("an entry may arrange runs beside its own, a sweep, and a figure", () => {
  const compared = { ...ENTRY, compare: [{ seed: 2 }], names: [TEXTS, TEXTS], figure: "race", goal: 0.05 };
  const boot = readBoot(JSON.stringify({ entry: compared, experiment: { version: 1 } }));
  assert.deepEqual(boot?.arrangement, { kind: "compare", experiments: [{ seed: 2 }], names: [] });
  assert.deepEqual([boot.entry.figure, boot.entry.goal, boot.names.length], ["race", 0.05, 2]);
  const axes = [{ path: "seed", values: [1, 2] }];
  const swept = readBoot(JSON.stringify({ entry: { ...ENTRY, sweep: { axes } }, experiment: { version: 1 } }));
  assert.deepEqual(swept?.arrangement, { kind: "sweep", axes });
});

test("a page without an entry starts with nothing", () => {
  for (const text of [null, undefined, "", "{}", "[]", "null", JSON.stringify({ entry: {}, experiment: {} })])
    assert.equal(readBoot(text), null);
});

test("the curve as a table leaves gaps where there is no number", () => {
  const curve = {
    epochs: [0, 1],
    steps: [0, 10],
    lossTrain: [0.5, 0.25],
    lossTest: [0.75, 0.5],
    accuracyTrain: [NaN, 1],
    accuracyTest: [NaN, NaN],
  };
  const lines = csvOf(curve).split("\n");
  assert.deepEqual(lines, [
    "epoch,loss_train,loss_test,accuracy_train,accuracy_test",
    "0,0.5,0.75,,",
    "1,0.25,0.5,1,",
    "",
  ]);
});
