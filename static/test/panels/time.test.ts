import assert from "node:assert/strict";
import { test } from "node:test";
import english from "../../src/i18n/en/time";
import { accuracyFloor, epochEnd, epochTicks, lossEnds, lossTicks } from "../../src/panels/time/scale";
import { summary } from "../../src/panels/time/summary";
import { accuracy, loss, tick } from "../../src/panels/time/write";
import { thinned } from "../../src/panels/time/thin";

const rise = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

test("a short run is drawn row by row", () => {
  assert.deepEqual(thinned([rise(5), rise(5)], 1000), [0, 1, 2, 3, 4]);
  assert.deepEqual(thinned([[]], 1000), []);
});

test("however long the run, so many points and no more, ends included", () => {
  for (const rows of [1001, 2048, 50_000]) {
    const noise = rise(rows).map((i) => Math.sin(i * i));
    const drawn = thinned([noise, noise.map((v) => -v)], 1000);
    assert.ok(drawn.length <= 1000, `${String(rows)} rows gave ${String(drawn.length)}`);
    assert.equal(drawn[0], 0);
    assert.equal(drawn.at(-1), rows - 1);
    assert.deepEqual(
      drawn,
      [...new Set(drawn)].sort((a, b) => a - b),
    );
  }
});

test("single peaks and valleys survive thinning", () => {
  const train = new Array<number>(20_000).fill(0.5);
  const test = new Array<number>(20_000).fill(0.5);
  train[7_777] = 40;
  test[12_345] = 1e-5;
  const drawn = thinned([train, test], 1000);
  assert.ok(drawn.includes(7_777));
  assert.ok(drawn.includes(12_345));
});

test("rows without a number are passed over", () => {
  const column = rise(5_000).map((i) => (i % 2 ? NaN : i));
  assert.ok(thinned([column], 100).length <= 100);
});

test("the epoch axis ends in leaps, never before the run", () => {
  assert.equal(epochEnd(0), 50);
  assert.equal(epochEnd(51), 60);
  assert.equal(epochEnd(412), 500);
  assert.equal(epochEnd(99_999), 100_000);
  for (let epoch = 0; epoch < 5_000; epoch += 7) assert.ok(epochEnd(epoch) >= epoch);
});

test("epoch ticks are whole and few", () => {
  assert.deepEqual(epochTicks(500, 5), [0, 100, 200, 300, 400, 500]);
  assert.deepEqual(epochTicks(50, 3), [0, 20, 40]);
  assert.ok(epochTicks(100_000, 2).length <= 3);
});

test("the loss axis holds every loss and spans a decade", () => {
  assert.deepEqual(lossEnds([0.72, 0.013]), [0.01, 1]);
  assert.deepEqual(lossEnds([0.7]), [0.1, 1]);
  assert.deepEqual(lossEnds([]), [0.1, 1]);
  const [low, high] = lossEnds([0, 3e12, NaN, Infinity]);
  assert.ok(low <= 1e-7 * 1.001 && high >= 3e12);
});

test("loss ticks fit the room", () => {
  assert.deepEqual(lossTicks(0.1, 1, 4), [0.1, 0.2, 0.5, 1]);
  assert.deepEqual(lossTicks(0.05, 1, 4), [0.05, 0.1, 0.5, 1]);
  assert.deepEqual(lossTicks(0.01, 1, 4), [0.01, 0.1, 1]);
  assert.ok(lossTicks(1e-7, 1e12, 4).length <= 4);
  assert.ok(lossTicks(1e-7, 1e12, 4).length >= 2);
});

test("the accuracy axis begins below the worst row, at 80 % at most", () => {
  assert.equal(accuracyFloor([0.47, 0.9]), 0.4);
  assert.equal(accuracyFloor([0.99, 1]), 0.8);
  assert.equal(accuracyFloor([0, NaN]), 0);
});

test("the chart in words", () => {
  const curve = {
    epochs: [0, 1, 2],
    steps: [0, 10, 20],
    lossTrain: [0.7, 0.2, 0.25],
    lossTest: [0.71, 0.3, 0.35],
    accuracyTrain: [0.5, 0.9, 0.95],
    accuracyTest: [0.5, 0.8, 0.9],
  };
  const said = summary(curve, english);
  for (const part of ["0.700", "0.250", "2 epochs", "0.200", "epoch 1", "0.350", "95 %", "90 %"])
    assert.ok(said.includes(part), `${part} in: ${said}`);
  const none = { epochs: [0], steps: [0], lossTrain: [1], lossTest: [1], accuracyTrain: [NaN], accuracyTest: [NaN] };
  assert.equal(summary(none, english), english.nothingYet);
});

test("losses are short and never say zero when they are not", () => {
  assert.deepEqual([0, 0.6931, 12.5, 0.0004, 4.1e-6, 2e6, null, NaN].map(loss), [
    "0.000",
    "0.693",
    "12.500",
    "4.0e−4",
    "4.1e−6",
    "2.0e6",
    "–",
    "–",
  ]);
  assert.deepEqual([0.987, 1, null].map(accuracy), ["98.7 %", "100.0 %", "–"]);
  assert.deepEqual([1, 0.05, 0.001, 1e-5, 1e6].map(tick), ["1", "0.05", "0.001", "1e−5", "1e6"]);
});
