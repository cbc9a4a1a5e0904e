import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { layerOf } from "../../../src/edit/graph";
import { copyLayer } from "../../../src/edit/move";
import { markOutline, toPixels } from "../../../src/draw/outlines";
import { throttled } from "../../../src/throttle";
import type { DenseConfig, Experiment } from "../../../src/wire/generated";

const dense = (id: string, inputs: string[], units: number): DenseConfig => ({
  kind: "dense",
  id,
  inputs,
  trainable: true,
  units,
  activation: "relu",
  init: { kind: "he", scale: 2 },
  bias: false,
  bias_start: 0,
});

const experiment = (): Experiment =>
  ({
    data: { kind: "xor", points: 100, noise: 0, test_share: 0.3, features: ["x", "y"] },
    network: {
      layers: [
        dense("dense_1", ["input"], 5),
        { kind: "dropout", id: "dropout_1", inputs: ["dense_1"], rate: 0.4 },
        dense("dense_2", ["dropout_1"], 1),
      ],
    },
  }) as unknown as Experiment;

test("a copied layer has the same settings and stands right behind", () => {
  const draft = experiment();
  assert.equal(copyLayer(draft, "dense_1"), "dense_3");
  assert.deepEqual(
    draft.network.layers.map((layer) => [layer.id, layer.inputs]),
    [
      ["dense_1", ["input"]],
      ["dense_3", ["dense_1"]],
      ["dropout_1", ["dense_3"]],
      ["dense_2", ["dropout_1"]],
    ],
  );
  assert.deepEqual(layerOf(draft, "dense_3"), dense("dense_3", ["dense_1"], 5));
  copyLayer(draft, "dropout_1");
  const copy = layerOf(draft, "dropout_2");
  assert.equal(copy?.kind === "dropout" && copy.rate, 0.4);
});

test("the output layer is not copied", () => {
  const draft = experiment();
  assert.equal(copyLayer(draft, "dense_2"), null);
  assert.deepEqual(draft, experiment());
});

test("held back calls: one at once, then one a period, the last always", () => {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1000 });
  const seen: number[] = [];
  const call = throttled((n: number) => seen.push(n), 125);
  for (let n = 0; n < 10; n++) {
    call(n);
    mock.timers.tick(20);
  }
  mock.timers.tick(200);
  assert.equal(seen[0], 0);
  assert.equal(seen.at(-1), 9);
  assert.ok(seen.length <= 4, `${seen.length} calls in 0.2 s`);
  mock.timers.reset();
});

test("the plane's corners are the picture's", () => {
  assert.equal(toPixels(-1.12, 42), 0);
  assert.equal(toPixels(0, 42), 21);
  assert.equal(toPixels(1.12, 42), 42);
});

test("every class has an outline, and a closed shape", () => {
  for (let label = 0; label < 10; label++) assert.match(markOutline(label, 3, 4, 1.25), /^M3\.0 4\.0m.+/);
  assert.notEqual(markOutline(0, 3, 4, 1), markOutline(1, 3, 4, 1));
});
