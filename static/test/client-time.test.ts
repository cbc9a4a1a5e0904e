/** The conversation about time: changes, lanes, branches, seeks. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { NetworkExperiment } from "../src/edit";
import type { Experiment } from "../src/wire/generated";
import { commands, draw, experiment, frame, hear, lane, only, opened, settle, show, stand, told } from "./page";

const interval = globalThis.setInterval;
globalThis.setInterval = (() => 0) as unknown as typeof setInterval;
const client = await import("../src/client");
const asked = await import("../src/commands");
const store = await import("../src/store");
after(() => (globalThis.setInterval = interval));

client.connect();
stand({ state: "open", why: "lost", pause: 0 });

const base = { ...experiment, data: { kind: "xor" }, learner: { batch: 10 } } as unknown as typeof experiment;
const description = { stages: [], layers: [], slots: [] } as never;
let number = 0;

/** A run at a step, of as many steps. */
async function begin(step: number, latest = step): Promise<number> {
  client.request({ kind: "open", experiment: base, start: null, reason: "address", play: false });
  const { seq } = only("open");
  hear(opened(seq, { experiment: base }));
  await settle();
  show(frame(++number, step, seq, false, { latest }));
  draw();
  told();
  return seq;
}
const batch = (size: number) => (draft: Experiment) => void ((draft as NetworkExperiment).learner.batch = size);
const batchOf = (of: unknown): number => (of as NetworkExperiment).learner.batch;
const change = (seq: number, more = {}) =>
  hear({ type: "changed", seq, lane: 0, experiment: base, description, kept: null, ...more });

test("an edit changes the run where it stands, one request at a time", async () => {
  await begin(50);
  asked.edit(batch(5), "batch");
  asked.edit(batch(4), "batch");
  asked.edit(batch(3), "batch");
  const first = only("change");
  assert.equal(batchOf(first.experiment), 5);
  change(first.seq, { experiment: first.experiment });
  const second = only("change");
  assert.equal(batchOf(second.experiment), 3);
  change(second.seq, { experiment: second.experiment });
  assert.equal(store.pending.value, null);
  assert.equal(batchOf(store.experiment.value), 3);
  assert.ok(asked.undo());
  const undone = only("change");
  assert.equal(batchOf(undone.experiment), 10);
  change(undone.seq);
});

test("what is undone while an edit is on its way waits for its answer", async () => {
  await begin(50);
  asked.edit(batch(5));
  const { seq } = only("change");
  asked.undo();
  assert.deepEqual(commands(), []);
  change(seq, { experiment: { ...base, learner: { batch: 5 } } });
  await settle();
  const back = only("change");
  assert.equal(batchOf(back.experiment), 10);
  change(back.seq);
  assert.ok(asked.canRedo.value);
});

test("an edit before the first step opens afresh", async () => {
  await begin(0);
  asked.edit(batch(5));
  const { seq } = only("open");
  hear(opened(seq, { experiment: base }));
  await settle();
});

test("an edit of the past branches; what follows before the answer belongs to the branch", async () => {
  await begin(20, 80);
  assert.ok(client.inThePast());
  const branched: number[] = [];
  asked.onBranched((number_) => branched.push(number_));
  asked.edit(batch(5), "batch");
  const { seq, focus } = only("branch");
  assert.equal(focus, true);
  assert.equal(client.inThePast(), false);
  asked.edit(batch(4), "batch");
  assert.deepEqual(commands(), []);
  hear({ type: "lanes", seq, focus: 1, lanes: [lane(0), lane(1, 0, 20)] });
  change(seq, { lane: 1 });
  assert.deepEqual(branched, [1]);
  assert.equal(store.focus.value, 1);
  const { seq: second } = only("change");
  change(second, { lane: 1 });
  asked.undo();
  assert.deepEqual({ ...only("drop"), seq: 0 }, { type: "drop", seq: 0, lane: 1 });
});

test("with four lanes an edit of the past is refused, and said", async () => {
  await begin(20, 80);
  store.lanes.value = [lane(0), lane(1), lane(2), lane(3)];
  let said = 0;
  asked.onNoRoom(() => said++);
  asked.edit(batch(5));
  assert.deepEqual([commands(), said], [[], 1]);
});

test("frames of before a change give their curves and nothing else", async () => {
  await begin(50);
  const row = (step: number) => ({
    reset: false,
    stride: 1,
    rows: { data: Float32Array.of(step / 10, step, 0.5, 0.6, 1, 1), shape: [1, 6], lo: 0, hi: 0 },
  });
  asked.edit(batch(5));
  const { seq: changed } = only("change");
  show(frame(++number, 60, changed - 1, true, { curve: row(60) }));
  change(changed);
  draw();
  assert.equal(store.run.value.step, 50);
  show(frame(++number, 70, changed, true, { curve: row(70) }));
  draw();
  assert.deepEqual(store.curve.value.steps, [60, 70]);
  assert.equal(store.run.value.step, 70);
});

test("every lane keeps its own curve through a change of focus", async () => {
  const seq = await begin(10);
  const rows = (loss: number) => ({
    reset: true,
    stride: 1,
    rows: { data: Float32Array.of(1, 10, loss, loss, 1, 1), shape: [1, 6], lo: 0, hi: 0 },
  });
  const other = { lane: 1, step: 10, epoch: 1, latest: 10, diverged: false, loss_train: 0.25 };
  const both = { curve: rows(0.5), others: [{ ...other, curve: rows(0.25) }] };
  show(frame(++number, 10, seq, false, both as never));
  draw();
  assert.equal(store.others.value[1]?.curve.lossTrain[0], 0.25);
  store.lanes.value = [lane(0), lane(1)];
  asked.focusLane(1);
  const focus = only("focus");
  change(focus.seq, { lane: 1 });
  show(frame(++number, 10, focus.seq, false, { lane: 1, others: [{ ...other, lane: 0 }] as never }));
  draw();
  assert.equal(store.curve.value.lossTrain[0], 0.25);
  assert.equal(store.others.value[0]?.curve.lossTrain[0], 0.5);
});

test("runs beside an opened one are asked for as soon as it is there", async () => {
  asked.openBeside([base, base, base], ["first"]);
  const { seq } = only("open");
  hear(opened(seq, { experiment: base }));
  await settle();
  const beside = commands().filter(({ type }) => type === "branch");
  assert.deepEqual(
    beside.map((command) => command.type === "branch" && [command.fresh, command.focus]),
    [
      [true, false],
      [true, false],
    ],
  );
  assert.equal(store.laneNames.value[0], "first");
});
