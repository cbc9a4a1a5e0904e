/** The timeline: steps and epochs, folds, forks, and what the chart draws. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { epochAt, rowAt, stepAt, valueAtEpoch } from "../../src/panels/time/axis";
import { folds } from "../../src/panels/time/folds";
import { forkOf } from "../../src/panels/time/fork";
import { emptyCurve, type Curve } from "../../src/store";
import { lane } from "../page";

const curve = (rows: [epoch: number, step: number, loss: number][]): Curve => ({
  ...emptyCurve(),
  epochs: rows.map(([epoch]) => epoch),
  steps: rows.map(([, step]) => step),
  lossTrain: rows.map(([, , loss]) => loss),
});

test("the row at a place is the last that is not beyond it", () => {
  assert.deepEqual(
    [-1, 0, 5, 10, 99].map((value) => rowAt([0, 10, 20], value)),
    [-1, 0, 0, 1, 2],
  );
  assert.equal(rowAt([], 3), -1);
});

test("steps and epochs of a curve whose batches were changed in mid-run", () => {
  const bent = curve([
    [0, 0, 1],
    [1, 10, 0.8],
    [2, 20, 0.6],
    [3, 25, 0.4],
  ]);
  for (const [step, epoch] of [
    [0, 0],
    [10, 1],
    [15, 1.5],
    [25, 3],
    [30, 4],
  ] as const) {
    assert.equal(epochAt(bent, step, 5), epoch);
    assert.equal(stepAt(bent, epoch, 5), step);
  }
  assert.equal(stepAt(emptyCurve(), 2, 10), 20);
  assert.equal(valueAtEpoch(bent, bent.lossTrain, 1.5), 0.7);
  assert.ok(Number.isNaN(valueAtEpoch(bent, bent.lossTrain, -1)));
});

test("folds are the two steepest stretches of the logarithm, in order, and a spike is none", () => {
  const epochs = Array.from({ length: 400 }, (_, i) => i);
  const fall = (at: number, decades: number) => (epoch: number) => decades / (1 + Math.exp(-(epoch - at) / 4));
  const [first, second] = [fall(100, 0.5), fall(280, 1)];
  const loss = epochs.map((epoch) => 10 ** -(first(epoch) + second(epoch)));
  for (let i = 180; i < 186; i++) loss[i] = 3;
  const found = folds(epochs, loss);
  assert.equal(found.length, 2);
  assert.ok(Math.abs((found[0] ?? 0) - 100) <= 3 && Math.abs((found[1] ?? 0) - 280) <= 3, String(found));
  assert.deepEqual(
    folds(
      epochs,
      epochs.map(() => 0.5),
    ),
    [],
  );
  assert.deepEqual(folds([0, 1], [1, 0.1]), []);
});

test("two lanes part where the later of them began, whoever branched from whom", () => {
  const lanes = [lane(0), lane(1, 0, 100), lane(2, 1, 150), lane(3, 0, 50), lane(4)];
  assert.equal(forkOf(lanes, 0, 1), 100);
  assert.equal(forkOf(lanes, 1, 0), 100);
  assert.equal(forkOf(lanes, 2, 0), 100);
  assert.equal(forkOf(lanes, 2, 1), 150);
  assert.equal(forkOf(lanes, 2, 3), 50);
  assert.equal(forkOf(lanes, 0, 4), null);
});
