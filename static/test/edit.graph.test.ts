/** Building by hand: layers moved across edges, skips drawn, copies, and what mends a network that does not fit. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as edit from "../src/edit";
import type { DenseConfig, Experiment, Problem } from "../src/wire/generated";

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

const chain = (...units: number[]): Experiment =>
  ({
    data: { kind: "spirals", features: ["x", "y"], formulas: [], points: 100 },
    network: { layers: [...units, 1].map((n, i) => dense(i + 1, n, i ? `dense_${i}` : "input")) },
    learner: { loss: "binary_cross_entropy" },
  }) as unknown as Experiment;

const drawn = (draft: Experiment): string =>
  draft.network.layers.map(({ id, inputs }) => `${id}<${inputs.join("+")}`).join(" ");

test("a skip drawn onto a layer ends right before it", () => {
  const draft = chain(4, 4, 4);
  assert.deepEqual(edit.targetsOf(draft, "dense_1"), ["dense_3", "dense_4"]);
  assert.equal(edit.joinInto(draft, { from: "dense_1", to: "dense_3" }, "add"), "add_1");
  assert.equal(drawn(draft), "dense_1<input dense_2<dense_1 add_1<dense_1+dense_2 dense_3<add_1 dense_4<dense_3");
  assert.deepEqual(edit.misfits(draft), []);
});

test("a second skip to the same layer joins the first", () => {
  const draft = chain(4, 4, 4);
  edit.joinInto(draft, { from: "dense_2", to: "dense_4" }, "concat");
  edit.joinInto(draft, { from: "dense_1", to: "dense_4" }, "concat");
  assert.match(drawn(draft), /concat_1<dense_1\+dense_2\+dense_3 dense_4<concat_1$/);
  assert.equal(edit.widthOf(draft, "concat_1"), 12);
});

test("neighbours and layers that already read each other cannot be joined", () => {
  const draft = chain(4, 4);
  assert.equal(edit.joinInto(draft, { from: "dense_1", to: "dense_2" }, "add"), null);
  assert.equal(edit.joinInto(draft, { from: "dense_2", to: "dense_1" }, "add"), null);
  edit.joinInto(draft, { from: "dense_1", to: "dense_3" }, "add");
  assert.equal(edit.joinInto(draft, { from: "dense_1", to: "dense_3" }, "add"), null);
  assert.equal(drawn(draft), "dense_1<input dense_2<dense_1 add_1<dense_1+dense_2 dense_3<add_1");
});

test("a skip drawn backwards runs forward all the same", () => {
  const draft = chain(4, 4);
  assert.deepEqual(edit.forward(draft, "dense_3", "dense_1"), { from: "dense_1", to: "dense_3" });
  assert.deepEqual(edit.forward(draft, "dense_2", "input"), { from: "input", to: "dense_2" });
});

test("a projection brings the skip to the width it is added to", () => {
  const draft = chain(3, 5);
  edit.joinInto(draft, { from: "input", to: "dense_2" }, "add", true);
  assert.equal(drawn(draft), "dense_1<input dense_4<input add_1<dense_4+dense_1 dense_2<add_1 dense_3<dense_2");
  const made = edit.layerOf(draft, "dense_4");
  assert.ok(made?.kind === "dense" && made.units === 3 && made.activation === "linear" && !made.bias);
});

test("every mend of an addition mends it, and says which number it sets", () => {
  const broken = chain(3, 5);
  edit.joinInto(broken, { from: "dense_1", to: "dense_3" }, "add");
  assert.deepEqual(edit.misfits(broken), ["add_1"]);
  const mends = edit.mendsOfAdd(broken, "add_1");
  assert.deepEqual(mends, [
    { kind: "project", join: "add_1", from: "dense_1", units: 5 },
    { kind: "units", layer: "dense_1", units: 5 },
    { kind: "concat", join: "add_1" },
    { kind: "unjoin", join: "add_1", from: "dense_1" },
  ]);
  for (const mend of mends) {
    const draft = structuredClone(broken);
    edit.applyMend(draft, mend);
    assert.deepEqual(edit.misfits(draft), [], mend.kind);
  }
});

test("the inputs have no units to set: the layer they are added to gets as many", () => {
  const draft = chain(3);
  edit.joinInto(draft, { from: "input", to: "dense_2" }, "add");
  const units = edit.mendsOfAdd(draft, "add_1").find(({ kind }) => kind === "units");
  assert.deepEqual(units, { kind: "units", layer: "dense_1", units: 2 });
});

const problem = (where: string, more: Partial<Problem> = {}): Problem => ({
  where,
  expected: "",
  got: "",
  message: "",
  ...more,
});

test("mends for what else the server may say", () => {
  const draft = chain(3);
  const many = problem("network.layers[0].units", { message: "Lower it to at most 512." });
  assert.deepEqual(edit.mendsFor(draft, many), [{ kind: "units", layer: "dense_1", units: 512 }]);
  const classes = problem("network.layers[1].units", { message: "Give the last layer 3 units." });
  assert.deepEqual(edit.mendsFor(draft, classes), [{ kind: "output" }]);
  for (const layer of draft.network.layers) if (edit.isLearned(layer)) layer.trainable = false;
  const [train] = edit.mendsFor(draft, problem("network", { got: "no layer that is trainable" }));
  assert.ok(train);
  edit.applyMend(draft, train);
  assert.ok(draft.network.layers.every((layer) => !edit.isLearned(layer) || layer.trainable));
  assert.deepEqual(edit.mendsFor(draft, problem("learner.batch")), []);
});

test("a layer is moved onto any edge, also that of a skip", () => {
  const draft = chain(4, 4, 4);
  edit.joinInto(draft, { from: "dense_1", to: "dense_4" }, "add");
  const dropout = edit.insertOn(draft, { from: "input", to: "dense_1" }, "dropout");
  assert.equal(dropout, "dropout_1");
  assert.ok(edit.moveOnto(draft, "dropout_1", { from: "dense_1", to: "add_1" }));
  assert.equal(
    drawn(draft),
    "dense_1<input dense_2<dense_1 dense_3<dense_2 dropout_1<dense_1 add_1<dropout_1+dense_3 dense_4<add_1",
  );
  assert.ok(!edit.moveOnto(draft, "dropout_1", { from: "dropout_1", to: "add_1" }));
  assert.ok(!edit.moveOnto(draft, "add_1", { from: "input", to: "dense_1" }));
  assert.ok(!edit.moveOnto(draft, "dense_4", { from: "input", to: "dense_1" }));
});

test("by keyboard a layer moves one place to either side, and stops at the ends", () => {
  const draft = chain(3, 4, 5);
  assert.deepEqual(edit.edgeBeside(draft, "dense_2", 1), { from: "dense_3", to: "dense_4" });
  assert.deepEqual(edit.edgeBeside(draft, "dense_2", -1), { from: "input", to: "dense_1" });
  assert.equal(edit.edgeBeside(draft, "dense_1", -1), null);
  assert.equal(edit.edgeBeside(draft, "dense_3", 1), null);
  assert.equal(edit.edgeBeside(draft, "dense_4", -1), null);
  edit.moveOnto(draft, "dense_2", { from: "input", to: "dense_1" });
  assert.equal(drawn(draft), "dense_2<input dense_1<dense_2 dense_3<dense_1 dense_4<dense_3");
});

test("gaps between columns that do not read each other still lead somewhere", () => {
  const draft = chain(4, 4);
  draft.network.layers = [
    dense(1, 4, "input"),
    dense(2, 4, "input"),
    { kind: "concat", id: "concat_1", inputs: ["dense_1", "dense_2"] },
    dense(3, 1, "concat_1"),
  ];
  assert.deepEqual(edit.edgeAtGap(draft, "input", "dense_1"), { from: "input", to: "dense_1" });
  assert.deepEqual(edit.edgeAtGap(draft, "dense_1", "dense_2"), { from: "dense_1", to: "concat_1" });
  assert.deepEqual(edit.edgeAtGap(draft, "dense_2", "concat_1"), { from: "dense_2", to: "concat_1" });
});

test("dropout and norm follow a layer for all that read it, and go again", () => {
  const draft = chain(4, 4);
  edit.joinInto(draft, { from: "dense_1", to: "dense_3" }, "add");
  edit.setFollower(draft, "dense_1", "dropout", true);
  assert.equal(drawn(draft), "dense_1<input dropout_1<dense_1 dense_2<dropout_1 add_1<dropout_1+dense_2 dense_3<add_1");
  edit.setFollower(draft, "dense_1", "batch_norm", true);
  assert.equal(edit.followerOf(draft, "dense_1", "dropout")?.id, "dropout_1");
  edit.setFollower(draft, "dense_1", "dropout", false);
  edit.setFollower(draft, "dense_1", "batch_norm", false);
  assert.equal(drawn(draft), "dense_1<input dense_2<dense_1 add_1<dense_1+dense_2 dense_3<add_1");
});
