/** The sentence beside "Space", for every kind of frame, task and language. */
import assert from "node:assert/strict";
import { test } from "node:test";
import english from "../../../src/i18n/en";
import simplified from "../../../src/i18n/zh-Hans";
import type { Frame } from "../../../src/panels/space/frames";
import { sentence, symbolOf, titleOf, type Situation } from "../../../src/panels/space/words";

const frame = (phase: Frame["phase"], more: Partial<Frame> = {}): Frame => ({
  index: 1,
  key: `dense_1.${phase}`,
  phase,
  layer: "dense_1",
  number: 1,
  kind: "dense",
  activation: "tanh",
  width: 3,
  last: false,
  space: false,
  ...more,
});
const input = frame("input", {
  index: 0,
  key: "input",
  layer: "input",
  number: 0,
  kind: "input",
  activation: null,
  width: 2,
});

function says(at: Frame, more: Partial<Situation> = {}, words = english): string {
  const situation = { frame: at, before: input, score: 0.79, scoreBefore: 0.79, folded: false, classes: 2, ...more };
  return sentence(situation, words);
}

test("the sentences of the design", () => {
  assert.equal(
    says(frame("g"), { score: 0.73 }),
    "tanh bends the sheet. A straight cut now gets *73 %* right, 79 % before.",
  );
  assert.equal(
    says(frame("W")),
    "W¹ turns and stretches the sheet into 3-D. It stays flat, so a straight cut still gets *79 %*.",
  );
  assert.equal(
    says(frame("b"), { folded: true }),
    "b¹ slides the whole sheet. Nothing bends, so a straight cut still gets *79 %*.",
  );
  assert.equal(says(input), "Every point starts here. The best straight cut gets only *79 %* right.");
  assert.equal(says(frame("g"), { score: 0.73 }, simplified), "tanh 把网弯折。直线现在能分对 *73 %*，之前是 79 %。");
});

test("projections, lines and probabilities", () => {
  const wide = frame("g");
  assert.equal(
    says(frame("W", { number: 2, width: 2 }), { before: wide, folded: true, score: 0.73 }),
    "W² projects the folded sheet onto a plane. A straight cut gets *73 %*.",
  );
  assert.equal(
    says(frame("W", { number: 3, width: 1 }), { before: wide, folded: true, score: 0.73 }),
    "W³ flattens the sheet onto one line. A single threshold gets *73 %*.",
  );
  assert.equal(
    says(frame("g", { activation: "sigmoid", width: 1, last: true }), { score: 1, scoreBefore: 1 }),
    "σ squeezes the line into a probability. One threshold still gets *100 %* right.",
  );
});

test("more classes, regressions, other layers", () => {
  assert.match(says(frame("g"), { classes: 5, score: 0.9 }), /^tanh bends the sheet\. Straight cuts now get \*90 %\*/);
  assert.match(says(frame("g"), { classes: 0, score: 0.9 }), /A linear fit now explains \*90 %\*, 79 % before\.$/);
  const dropout = frame("out", { kind: "dropout", activation: null });
  assert.match(says(dropout, { folded: true }), /^Dropout works only while training.*Nothing bends/);
  assert.equal(symbolOf(dropout, english), "Dropout");
  assert.match(
    says(frame("out", { kind: "activation", activation: "relu" }), { score: 0.9 }),
    /^ReLU bends the sheet\./,
  );
});

test("without a score only what happened is said", () => {
  assert.equal(says(frame("g"), { score: null }), "tanh bends the sheet.");
});

test("titles", () => {
  assert.equal(titleOf(frame("g"), english), "After tanh, layer 1");
  assert.equal(titleOf(frame("b"), english), "After + b¹");
  assert.equal(titleOf(input, simplified), "输入平面");
});
