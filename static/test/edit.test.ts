/** Edits of a draft: ids stay unique, every layer stays connected, the output keeps to the data. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as edit from "../src/edit";
import type { DenseConfig, Experiment, LayerConfig } from "../src/wire/generated";

const dense = (n: number, units: number, from: string): DenseConfig => ({
  kind: "dense",
  id: `dense_${n}`,
  inputs: [from],
  trainable: true,
  units,
  activation: "tanh",
  init: { kind: "xavier", scale: 1 },
  bias: true,
  bias_start: 0,
});

function spirals(...units: number[]): edit.NetworkExperiment {
  const layers = [...units, 1].map((n, i) => dense(i + 1, n, i ? `dense_${i}` : "input"));
  const last = layers.at(-1);
  if (last) last.activation = "sigmoid";
  return {
    version: 1,
    seed: 7,
    data: {
      kind: "spirals",
      points: 240,
      noise: 0.03,
      test_share: 0.33,
      features: ["x", "y"],
      formulas: [],
      unit: 1,
      label_noise: 0,
      arms: 2,
      turns: 1,
    },
    network: { layers },
    stop: { step: null, loss: null, accuracy: null, plateau: null, least: 1e-4, keep_best: false },
    learner: {
      kind: "backprop",
      loss: "binary_cross_entropy",
      batch: 16,
      shuffle: true,
      optimizer: { kind: "adam", rate: 0.03, beta1: 0.9, beta2: 0.999 },
      l1: 0,
      l2: 0,
      clip_norm: null,
      clip_value: null,
      schedule: { kind: "constant" },
    },
  };
}

/** The network in a few characters: id<inputs. */
const drawn = (draft: Experiment): string =>
  draft.network.layers.map(({ id, inputs }) => `${id}<${inputs.join("+")}`).join(" ");

/** What the server asks of every network. */
function assertSound(draft: Experiment): void {
  const seen = new Set(["input"]);
  for (const layer of draft.network.layers) {
    assert.ok(!seen.has(layer.id), `${layer.id} twice in ${drawn(draft)}`);
    assert.ok(layer.inputs.length > 0 && layer.inputs.every((input) => seen.has(input)), drawn(draft));
    if (layer.kind === "add") {
      const widths = new Set(layer.inputs.map((input) => edit.widthOf(draft, input)));
      assert.ok(widths.size === 1 && layer.inputs.length >= 2, `${drawn(draft)}: ${[...widths].join()}`);
    }
    seen.add(layer.id);
  }
  const read = new Set(draft.network.layers.flatMap((layer) => layer.inputs));
  const loose = draft.network.layers.slice(0, -1).filter((layer) => !read.has(layer.id));
  assert.deepEqual(
    loose.map(({ id }) => id),
    [],
    drawn(draft),
  );
}

const output = (draft: Experiment): LayerConfig => draft.network.layers.at(-1) ?? assert.fail("no layer");
const outputIs = (draft: edit.NetworkExperiment): unknown[] => {
  const last = output(draft);
  return [last.kind === "dense" ? last.units : 0, edit.outputActivation(draft), draft.learner.loss];
};

test("a layer is put between the one named and its reader", () => {
  const draft = spirals(3, 2);
  assert.equal(edit.insertLayer(draft, "dense_1"), "dense_4");
  assert.equal(drawn(draft), "dense_1<input dense_4<dense_1 dense_2<dense_4 dense_3<dense_2");
  assert.equal(edit.widthOf(draft, "dense_4"), 3);
  edit.insertLayer(draft, "input", "dropout");
  assert.equal(draft.network.layers[0]?.id, "dropout_1");
  assertSound(draft);
});

test("nothing is put behind the output", () => {
  const draft = spirals(3);
  edit.insertLayer(draft, "dense_2", "layer_norm");
  assert.equal(drawn(draft), "dense_1<input layer_norm_1<dense_1 dense_2<layer_norm_1");
});

test("removing joins what was on both sides; the output stays", () => {
  const draft = spirals(3, 2);
  assert.ok(edit.removeLayer(draft, "dense_1"));
  assert.equal(drawn(draft), "dense_2<input dense_3<dense_2");
  assert.ok(!edit.removeLayer(draft, "dense_3"));
  assert.ok(!edit.removeLayer(draft, "nobody"));
});

test("ids that became free are used again", () => {
  const draft = spirals(3, 2);
  edit.removeLayer(draft, "dense_1");
  assert.equal(edit.insertLayer(draft, "input"), "dense_1");
  assertSound(draft);
});

test("a skip joins layers of one width", () => {
  const draft = spirals(4, 4);
  edit.addSkip(draft, "dense_2");
  assert.equal(drawn(draft), "dense_1<input dense_2<dense_1 add_1<dense_1+dense_2 dense_3<add_1");
  assertSound(draft);
});

test("where nothing fits, a skip brings a layer to skip", () => {
  const draft = spirals(4);
  edit.addSkip(draft, "dense_1");
  assert.equal(drawn(draft), "dense_1<input dense_3<dense_1 add_1<dense_1+dense_3 dense_2<add_1");
  const other = spirals(4);
  edit.addSkip(other, "input");
  assertSound(other);
});

test("side by side, any widths go together", () => {
  const draft = spirals(4, 3);
  edit.addSkip(draft, "dense_2", "concat");
  assert.equal(edit.widthOf(draft, "concat_1"), 7);
  assertSound(draft);
});

test("units of layers that are added follow each other", () => {
  const draft = spirals(4, 4);
  edit.addSkip(draft, "dense_2");
  edit.setUnits(draft, "dense_1", 6);
  assert.equal(edit.widthOf(draft, "dense_2"), 6);
  assertSound(draft);
});

test("a skip from the input no longer fits when its partner changes width, and says so", () => {
  const draft = spirals(2);
  edit.addSkip(draft, "dense_1");
  assert.match(drawn(draft), /add_1<input\+dense_1/);
  edit.setUnits(draft, "dense_1", 5);
  assert.deepEqual(edit.misfits(draft), ["add_1"]);
});

test("whatever is done in whatever order, the network stays sound", () => {
  let seed = 1;
  const random = (n: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  const kinds = ["dense", "activation", "dropout", "batch_norm", "layer_norm"] as const;
  const edge = { from: "input", to: "dense_1" };
  for (let run = 0; run < 200; run++) {
    const draft = spirals(2 + random(3), 2 + random(3));
    for (let i = 0; i < 12; i++) {
      const ids = ["input", ...draft.network.layers.map((layer) => layer.id)];
      const id = ids[random(ids.length)] ?? "input";
      const other = ids[random(ids.length)] ?? "input";
      const before = drawn(draft);
      const moves = [
        () => edit.insertLayer(draft, id, kinds[random(kinds.length)] ?? "dense"),
        () => edit.removeLayer(draft, id),
        () => edit.addSkip(draft, id, random(2) ? "add" : "concat"),
        () => id !== ids.at(-1) && edit.setUnits(draft, id, 1 + random(6)),
        () => edit.copyLayer(draft, id),
        () => edit.moveOnto(draft, id, edit.edgesOf(draft)[random(edit.edgesOf(draft).length)] ?? edge),
        () => edit.insertOn(draft, edit.edgesOf(draft)[0] ?? edge, kinds[random(kinds.length)] ?? "dense"),
        () => edit.joinInto(draft, edit.forward(draft, id, other), random(2) ? "add" : "concat", random(2) === 0),
        () => id !== "input" && id !== ids.at(-1) && edit.setFollower(draft, id, "dropout", random(2) === 0),
      ];
      moves[random(moves.length)]?.();
      for (let misfit = edit.misfits(draft)[0]; misfit; misfit = edit.misfits(draft)[0]) {
        const mends = edit.mendsOfAdd(draft, misfit);
        const mend = mends[random(mends.length)] ?? assert.fail("no mend");
        edit.applyMend(draft, mend);
      }
      assert.ok(edit.widthOf(draft, output(draft).id) === 1, `${before} → ${drawn(draft)}`);
      assertSound(draft);
    }
  }
});

test("data decides the output", () => {
  const draft = spirals(3);
  edit.setDataset(draft, "sine");
  assert.deepEqual(outputIs(draft), [1, "linear", "squared"]);
  assert.equal("points" in draft.data && draft.data.points, 240);
  edit.setDataset(draft, "blobs");
  assert.deepEqual(outputIs(draft), [1, "sigmoid", "binary_cross_entropy"]);
  edit.changeData(draft, (data) => (data.kind === "blobs" ? { ...data, classes: 5 } : data));
  assert.deepEqual(outputIs(draft), [5, "softmax", "cross_entropy"]);
});

test("data of the same kind of target leaves the output alone", () => {
  const draft = spirals(3);
  edit.setLoss(draft, "hinge");
  edit.setDataset(draft, "moons");
  assert.deepEqual(outputIs(draft), [1, "linear", "hinge"]);
});

test("a loss brings its output, an output its loss", () => {
  const draft = spirals(3);
  edit.setLoss(draft, "cross_entropy");
  assert.deepEqual(outputIs(draft), [2, "softmax", "cross_entropy"]);
  edit.setActivation(draft, output(draft).id, "sigmoid");
  assert.deepEqual(outputIs(draft), [1, "sigmoid", "binary_cross_entropy"]);
  edit.setActivation(draft, output(draft).id, "tanh");
  assert.deepEqual(outputIs(draft), [1, "tanh", "squared"]);
  edit.setActivation(draft, "dense_1", "relu");
  assert.equal(draft.learner.loss, "squared");
});

test("an activation layer at the end is the output's activation", () => {
  const draft = spirals(3);
  draft.network.layers.push({
    kind: "activation",
    id: "activation_1",
    inputs: ["dense_2"],
    trainable: true,
    function: "sigmoid",
  });
  edit.setLoss(draft, "cross_entropy");
  assert.equal(edit.outputActivation(draft), "softmax");
  assert.equal(edit.widthOf(draft, "dense_2"), 2);
});

test("losses offered suit the data", () => {
  const draft = spirals(3);
  assert.ok(edit.lossesFor(draft.data).includes("binary_cross_entropy"));
  edit.setDataset(draft, "ripple");
  assert.deepEqual(edit.lossesFor(draft.data), ["squared", "half_squared", "absolute", "huber"]);
});

test("another optimizer keeps the rate and what both have", () => {
  const draft = spirals(3);
  edit.setOptimizer(draft, "adamw");
  assert.deepEqual(draft.learner.optimizer, {
    kind: "adamw",
    rate: 0.03,
    beta1: 0.9,
    beta2: 0.999,
    weight_decay: 0.01,
  });
  edit.setOptimizer(draft, "momentum");
  assert.deepEqual(draft.learner.optimizer, { kind: "momentum", rate: 0.03, momentum: 0.9 });
});

test("one initialiser for all layers, each with its own copy", () => {
  const draft = spirals(3, 2);
  edit.setInit(draft, { kind: "he", scale: 2 });
  const inits = draft.network.layers.map((layer) => (layer.kind === "dense" ? layer.init : null));
  assert.ok(inits.every((init) => init?.kind === "he" && init.scale === 2));
  assert.equal(new Set(inits).size, inits.length);
});
