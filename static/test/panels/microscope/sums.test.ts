import assert from "node:assert/strict";
import { test } from "node:test";
import { backwardTerms, fold, forwardTerms, waterfall } from "../../../src/panels/microscope/sums";

const near = (got: number, want: number): void =>
  assert.ok(Math.abs(got - want) < 1e-9, `expected ${want}, got ${got}`);

/** A layer of two units on three inputs, its weights after five other numbers, then two biases. */
const PARAMETERS = [9, 9, 9, 9, 9, 0.5, -1, 2, 3, 0.25, -4, 0.1, -0.2];
const ROW = { offset: 5, fanIn: 3 };

test("forward terms are the unit's own row of W times its inputs, then its bias", () => {
  const terms = forwardTerms([2, -1, 0.5], PARAMETERS, 1, ROW, 12);
  assert.deepEqual(
    terms.map((t) => [t.index, t.weight, t.value, t.product]),
    [
      [8, 3, 2, 6],
      [9, 0.25, -1, -0.25],
      [10, -4, 0.5, -2],
      [12, -0.2, 1, -0.2],
    ],
  );
  assert.equal(terms[3]?.kind, "bias");
  assert.equal(terms[3]?.input, 3);
  near(waterfall(terms).sum, 3.55);
});

test("a layer without biases has no bias term", () => {
  assert.equal(forwardTerms([1, 1, 1], PARAMETERS, 0, ROW, null).length, 3);
});

test("backward terms are the unit's column of the next W times the deltas there", () => {
  const terms = backwardTerms([0.1, -0.5], PARAMETERS, 2, ROW);
  assert.deepEqual(
    terms.map((t) => [t.index, t.weight, t.value]),
    [
      [7, 2, 0.1],
      [10, -4, -0.5],
    ],
  );
  near(waterfall(terms).sum, 0.2 + 2);
});

test("bars of a waterfall join end to end", () => {
  const { bars, sum, reach } = waterfall(forwardTerms([2, -1, 0.5], PARAMETERS, 0, ROW, 11));
  bars.slice(1).forEach((bar, i) => assert.equal(bar.from, bars[i]?.to));
  near(sum, 1 + 1 + 1 + 0.1);
  near(reach, 3.1);
});

test("of many terms six stay and the rest is one term with their true sum", () => {
  const x = Array.from({ length: 20 }, (_, i) => (i % 2 ? -1 : 1) * (i + 1));
  const parameters = Array.from({ length: 21 }, (_, i) => (i === 20 ? 0.7 : 0.1 * ((i * 7) % 5)));
  const all = forwardTerms(x, parameters, 0, { offset: 0, fanIn: 20 }, 20);
  const folded = fold(all);
  assert.deepEqual(
    folded.map((t) => t.kind),
    ["input", "input", "input", "input", "input", "input", "rest", "bias"],
  );
  assert.equal(folded[6]?.count, 14);
  near(waterfall(folded).sum, waterfall(all).sum);
  const smallestKept = Math.min(...folded.slice(0, 6).map((t) => Math.abs(t.product)));
  const kept = new Set(folded.map((t) => t.input));
  for (const t of all) if (t.kind === "input" && !kept.has(t.input)) assert.ok(Math.abs(t.product) <= smallestKept);
});

test("the held term is never folded away", () => {
  const x = new Array<number>(12).fill(1);
  const parameters = Array.from({ length: 12 }, (_, i) => i);
  const folded = fold(forwardTerms(x, parameters, 0, { offset: 0, fanIn: 12 }, null), 0);
  assert.ok(folded.some((t) => t.input === 0));
  assert.equal(folded.filter((t) => t.kind === "input").length, 6);
  near(waterfall(folded).sum, 66);
});

test("eight terms are all shown", () => {
  const terms = forwardTerms(
    new Array<number>(8).fill(1),
    new Array<number>(9).fill(0.5),
    0,
    { offset: 0, fanIn: 8 },
    8,
  );
  assert.equal(fold(terms).length, 9);
});
