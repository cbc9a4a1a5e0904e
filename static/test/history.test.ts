import assert from "node:assert/strict";
import { test } from "node:test";
import { History, type Change } from "../src/history";
import { valueAt, withValue } from "../src/paths";

const turn = (before: number, after: number, index = 5): Change => ({
  kind: "parameter",
  lane: 0,
  index,
  before,
  after,
});
const rate = (before: number, after: number): Change => ({
  kind: "tune",
  lane: 0,
  path: "learner.optimizer.rate",
  before,
  after,
});

test("undo and redo walk the same way back and forth", () => {
  const history = new History();
  history.record(rate(0.03, 0.1));
  history.record(turn(0, 1));
  assert.deepEqual(history.undo(), turn(0, 1));
  assert.deepEqual(history.undo(), rate(0.03, 0.1));
  assert.equal(history.undo(), null);
  assert.deepEqual(history.redo(), rate(0.03, 0.1));
  assert.deepEqual(history.redo(), turn(0, 1));
  assert.equal(history.redo(), null);
});

test("buttons know whether there is anything to undo", () => {
  const history = new History();
  assert.deepEqual([history.canUndo.value, history.canRedo.value], [false, false]);
  history.record(turn(0, 1));
  assert.deepEqual([history.canUndo.value, history.canRedo.value], [true, false]);
  history.undo();
  assert.deepEqual([history.canUndo.value, history.canRedo.value], [false, true]);
});

test("a drag is one step", () => {
  const history = new History();
  for (let i = 0; i < 50; i++) history.record(turn(i / 10, (i + 1) / 10), "parameter 5", i * 16);
  assert.deepEqual(history.undo(), turn(0, 5));
  assert.equal(history.canUndo.value, false);
});

test("a drag that rests is still one step, a later one is another", () => {
  const history = new History();
  history.record(turn(0, 1), "parameter 5", 0);
  assert.ok(history.record(turn(0, 2), "parameter 5", 5000));
  assert.ok(!history.record(turn(2, 3), "parameter 5", 10_000));
  assert.deepEqual(history.undo(), turn(2, 3));
  assert.deepEqual(history.undo(), turn(0, 2));
});

test("two parameters turned in turn are two steps", () => {
  const history = new History();
  history.record(turn(0, 1, 1), "parameter 1", 0);
  history.record(turn(0, 1, 2), "parameter 2", 10);
  history.undo();
  assert.ok(history.canUndo.value);
});

test("what was undone does not take a new change in", () => {
  const history = new History();
  history.record(turn(0, 1), "parameter 5", 0);
  history.undo();
  history.redo();
  assert.ok(!history.record(turn(1, 2), "parameter 5", 10));
  history.undo();
  assert.equal(history.canRedo.value, true);
  history.record(rate(1, 2), "", 20);
  assert.equal(history.canRedo.value, false);
});

test("a very long session keeps the newest steps", () => {
  const history = new History();
  for (let i = 0; i < 1000; i++) history.record(turn(i, i + 1));
  let steps = 0;
  while (history.undo()) steps++;
  assert.equal(steps, 200);
});

test("paths lead to values the way the server writes them", () => {
  const tree = { network: { layers: [{ rate: 0.1 }, { rate: 0.2 }] }, learner: { clip_norm: null } };
  assert.equal(valueAt(tree, "network.layers[1].rate"), 0.2);
  assert.equal(valueAt(tree, "network.layers[7].rate"), undefined);
  assert.equal(valueAt(tree, "learner.clip_norm"), null);
  const changed = withValue(tree, "network.layers[0].rate", 0.5);
  assert.equal(changed.network.layers[0]?.rate, 0.5);
  assert.equal(tree.network.layers[0]?.rate, 0.1);
  assert.deepEqual(withValue(tree, "nowhere.at.all", 1), tree);
});
