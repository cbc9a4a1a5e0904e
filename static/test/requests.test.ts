/** Edits: which of them begin a new run, and what becomes of those made while another is on its way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { regenerated } from "../src/regenerated";
import { commandOf, followed, type Request } from "../src/request";
import type { Experiment } from "../src/wire/generated";

const base = {
  seed: 7,
  data: { kind: "spirals", points: 240, noise: 0.03, features: ["x", "y"], formulas: [] },
  network: { layers: [] },
  learner: { batch: 16 },
} as unknown as Experiment;

function changed(change: (draft: Experiment) => void): Experiment {
  const draft = structuredClone(base);
  change(draft);
  return draft;
}

test("other points begin a new run, everything else keeps what was learned", () => {
  const cases: [expected: boolean, change: (draft: Experiment) => void][] = [
    [true, (draft) => void (draft.seed = 8)],
    [true, (draft) => void Object.assign(draft.data, { noise: 0.5 })],
    [true, (draft) => void Object.assign(draft.data, { kind: "rings" })],
    [false, (draft) => void Object.assign(draft.data, { kind: "drawn", points: "AAAA" })],
    [false, (draft) => void Object.assign(draft.data, { features: ["x"], formulas: ["x*y"] })],
    [false, (draft) => void Object.assign(draft.learner, { batch: 4 })],
    [false, (draft) => void Object.assign(draft, { stop: { step: 100 } })],
  ];
  for (const [expected, change] of cases) assert.equal(regenerated(base, changed(change)), expected, String(change));
});

const ask = (kind: Request["kind"], seed: number, more: Partial<Request> = {}): Request => ({
  kind,
  experiment: { seed },
  start: null,
  reason: "edit",
  play: false,
  ...more,
});

test("the newest of the requests that wait counts, and nothing that they would do is left out", () => {
  assert.deepEqual(followed(null, ask("change", 1)), ask("change", 1));
  assert.deepEqual(followed(ask("change", 1), ask("change", 2)), ask("change", 2));
  assert.deepEqual(followed(ask("change", 1), ask("branch", 2, { focus: true })), ask("branch", 2, { focus: true }));
  assert.equal(followed(ask("open", 1), ask("change", 2)).kind, "open");
  assert.deepEqual(followed(ask("open", 1), ask("change", 2)).experiment, { seed: 2 });
  const branch = followed(ask("branch", 1, { focus: true }), ask("change", 2));
  assert.deepEqual([branch.kind, branch.focus, branch.experiment], ["branch", true, { seed: 2 }]);
  assert.equal(followed(ask("branch", 1), ask("open", 2)).kind, "open");
});

test("requests are said in the words of the wire", () => {
  assert.deepEqual(commandOf(ask("open", 1, { play: true })), {
    type: "open",
    experiment: { seed: 1 },
    start: null,
    play: true,
  });
  assert.deepEqual(commandOf(ask("change", 1)), { type: "change", experiment: { seed: 1 }, parameters: null });
  assert.deepEqual(commandOf(ask("branch", 1, { fresh: true })), {
    type: "branch",
    experiment: { seed: 1 },
    fresh: true,
    focus: false,
  });
});
