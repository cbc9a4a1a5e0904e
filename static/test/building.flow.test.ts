/** The flow graph: which path is the longest, and where nodes stand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { flowOf, longestPath } from "../src/building/flow";
import type { Cost, LayerCost } from "../src/wire/generated";

const layer = (id: string, inputs: string[], depth: number, kind = "dense"): LayerCost => ({
  id,
  kind,
  inputs,
  shape: [4],
  parameters: kind === "dense" ? 20 : 0,
  multiplies: 16,
  depth,
  trainable: true,
});

const cost = (layers: LayerCost[]): Cost => ({
  layers,
  inputs: 2,
  depth: Math.max(...layers.map(({ depth }) => depth)),
  parameters: 0,
  learned: 0,
  multiplies: 0,
  step_multiplies: 0,
  step_seconds: 0,
  steps_per_second: 0,
  path: "torch",
  longest_step: 0.25,
});

const chain = [layer("a", ["input"], 1), layer("b", ["a"], 2), layer("c", ["b"], 3)];

test("a chain is its own longest path and runs straight", () => {
  const flow = flowOf(cost(chain));
  assert.deepEqual(longestPath(chain), ["input", "a", "b", "c"]);
  assert.deepEqual(
    flow.nodes.map(({ id, rank, lane, longest }) => [id, rank, lane, longest]),
    [
      ["input", 0, 0, true],
      ["a", 1, 0, true],
      ["b", 2, 0, true],
      ["c", 3, 0, true],
    ],
  );
  assert.ok(flow.edges.every(({ longest }) => longest));
  assert.equal(flow.depth, 3);
});

const residual = [
  layer("a", ["input"], 1),
  layer("b", ["a"], 2),
  layer("p", ["a"], 2),
  layer("c", ["b"], 3),
  layer("sum", ["p", "c"], 3, "add"),
  layer("out", ["sum"], 4),
];

test("the longest path goes through the most weights; a branch stands beside it", () => {
  assert.deepEqual(longestPath(residual), ["input", "a", "b", "c", "sum", "out"]);
  const flow = flowOf(cost(residual));
  const beside = flow.nodes.filter(({ lane }) => lane !== 0);
  assert.deepEqual(
    beside.map(({ id, rank }) => [id, rank]),
    [["p", 2]],
  );
  const weak = flow.edges.filter(({ longest }) => !longest).map(({ from, to }) => `${from.id}>${to.id}`);
  assert.deepEqual(weak, ["a>p", "p>sum"]);
});

test("two nodes never share a place", () => {
  const wide = [
    ...["a", "b", "c", "d", "e"].map((id) => layer(id, ["input"], 1)),
    layer("join", ["a", "b", "c", "d", "e"], 1, "concat"),
    layer("out", ["join"], 2),
  ];
  const { nodes, lanes } = flowOf(cost(wide));
  assert.equal(new Set(nodes.map(({ rank, lane }) => `${rank}/${lane}`)).size, nodes.length);
  assert.equal(lanes, 2);
});
