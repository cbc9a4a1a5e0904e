/** Comparisons: what differs, presets, arrangements in links, and the order of a sweep's table. */
import assert from "node:assert/strict";
import { test } from "node:test";
import "../page";

Object.assign(globalThis, { location: { search: "" } });
Object.defineProperty(globalThis, "navigator", { value: { languages: ["en"] }, configurable: true });

const { cellsOf, readArrangement } = await import("../../src/compare/arrangement");
const { parseValues, shortly } = await import("../../src/compare/choices");
const { differing } = await import("../../src/compare/differences");
const { letterOf } = await import("../../src/compare/letters");
const { equalWidth, preset, sizeOf } = await import("../../src/compare/presets");
const { decodeFragment, encodeFragment, LinkError } = await import("../../src/share/codec");
const english = (await import("../../src/i18n/en")).default;
type Experiment = import("../../src/wire/generated").Experiment;
type NetworkExperiment = import("../../src/edit").NetworkExperiment;

const dense = (id: string, from: string, units: number, activation: string) => ({
  kind: "dense",
  id,
  inputs: [from],
  units,
  activation,
  trainable: true,
  bias: true,
  init: { kind: "xavier", scale: 1 },
});
const base = {
  version: 1,
  seed: 7,
  data: { kind: "spirals", points: 240, noise: 0.03, test_share: 0.33, features: ["x", "y"], formulas: [] },
  network: { layers: [dense("dense_1", "input", 3, "tanh"), dense("dense_2", "dense_1", 1, "sigmoid")] },
  learner: { kind: "backprop", batch: 16, l1: 0, l2: 0.0005, optimizer: { kind: "adam", rate: 0.03, beta1: 0.9 } },
} as unknown as NetworkExperiment;

const said = (experiments: Experiment[]): [string, string[]][] =>
  differing(experiments, english).map(({ label, texts }) => [label, texts]);

test("what differs is named, and what follows from another kind is not", () => {
  assert.deepEqual(said([base, structuredClone(base)]), []);
  const fast = structuredClone(base);
  fast.learner.optimizer.rate = 0.06;
  assert.deepEqual(said([base, fast]), [["learning rate", ["0.03", "0.06"]]]);
  const [adam, , , sgd] = preset(base, "optimizers") ?? [];
  assert.ok(adam && sgd);
  assert.deepEqual(said([adam, sgd]), [["optimizer", ["Adam", "SGD"]]]);
});

test("the presets change one thing each", () => {
  const labels = (which: Parameters<typeof preset>[1]): string[] =>
    said(preset(base, which) ?? []).map(([label]) => label);
  assert.deepEqual(labels("optimizers"), ["optimizer"]);
  assert.deepEqual(labels("regularisation"), ["L1", "L2", "dropout"]);
  assert.deepEqual(labels("residual"), ["skips"]);
  assert.deepEqual(labels("shapes"), ["shape"]);
  assert.deepEqual(labels("inits"), ["start"]);
});

test("every layer of a preset reads one that is before it", () => {
  for (const which of ["optimizers", "regularisation", "residual", "shapes", "inits"] as const)
    for (const { network } of preset(base, which) ?? []) {
      const seen = new Set(["input"]);
      for (const { id, inputs } of network.layers) {
        assert.ok(inputs.every((input) => seen.has(input)) && !seen.has(id), `${which}: ${id}`);
        seen.add(id);
      }
    }
});

test("shapes of equal size have about as many parameters, counted as the engine counts", () => {
  assert.equal(sizeOf(2, [3, 2], 1), 9 + 8 + 3);
  for (const depth of [1, 2, 3, 4]) {
    const units = equalWidth(2, depth, 1, 200);
    const size = sizeOf(
      2,
      Array.from({ length: depth }, () => units),
      1,
    );
    assert.ok(Math.abs(size - 200) / 200 < 0.2, `${depth} layers: ${size}`);
  }
});

const comparison = { kind: "compare", experiments: [{ seed: 8 }], names: ["first", ""] } as const;
const sweep = { kind: "sweep", axes: [{ path: "learner.l2", values: [0, 0.1] }] } as const;

test("links carry a comparison or a sweep, and old links carry none", async () => {
  for (const arrangement of [comparison, sweep]) {
    const fragment = await encodeFragment(base, undefined, arrangement);
    assert.deepEqual((await decodeFragment(fragment)).arrangement, arrangement);
  }
  assert.equal((await decodeFragment(await encodeFragment(base))).arrangement, null);
});

test("an arrangement that is none, or too large, is refused", async () => {
  const axis = { path: "seed", values: Array.from({ length: 9 }, (_, i) => i) };
  for (const wrong of [
    null,
    [],
    { kind: "dance" },
    { kind: "compare", experiments: [] },
    { kind: "compare", experiments: [{}, {}, {}, {}] },
    { kind: "compare", experiments: ["a"] },
    { kind: "compare", experiments: [{}], names: [3] },
    { kind: "compare", experiments: [{}], names: ["x".repeat(99)] },
    { kind: "sweep", axes: [] },
    { kind: "sweep", axes: [axis, axis] },
    { kind: "sweep", axes: [{ path: "", values: [1] }] },
    { kind: "sweep", axes: [{ path: "seed", values: [] }] },
  ])
    assert.equal(readArrangement(wrong), null, JSON.stringify(wrong));
  const odd = await encodeFragment(base, undefined, { kind: "dance" } as never);
  await assert.rejects(decodeFragment(odd), (error) => error instanceof LinkError && error.part === "arrangement");
  await assert.rejects(decodeFragment(`${await encodeFragment(base)}&v=%%`), LinkError);
});

test("values are read as they are typed, and shown in short", () => {
  assert.deepEqual(parseValues("0.1, −2，true; tanh\n3"), [0.1, -2, true, "tanh", 3]);
  assert.equal(
    cellsOf([
      { path: "a", values: [1, 2] },
      { path: "b", values: [1, 2, 3] },
    ]),
    6,
  );
  assert.equal(shortly(base.network.layers), "3-1");
  assert.equal(shortly({ kind: "sgd", rate: 1 }), "sgd");
  assert.deepEqual([0, 1, 25, 26].map(letterOf), ["A", "B", "Z", "A2"]);
});
