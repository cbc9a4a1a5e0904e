/** Families of models: which panels show a run, the grid without an area, settings as controls, curves of any kind. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { panelsOf, shows, type Area, type Panel } from "../src/panel";
import { plainTicks } from "../src/panels/time/scale";
import { csvOf } from "../src/shell/csv";
import { gridOf } from "../src/shell/grid";
import { rangeOf } from "../src/ui/range";

const nothing = (): null => null;
const panel = (more: Partial<Panel>): Panel => ({ name: "p", area: "net", order: 0, Component: nothing, ...more });

test("a panel shows networks unless it says otherwise", () => {
  assert.ok(shows(panel({}), "network", "backprop"));
  assert.ok(!shows(panel({}), "hopfield", "hopfield"));
  assert.ok(shows(panel({ families: "all" }), "hopfield", "hopfield"));
  assert.ok(shows(panel({ families: ["map", "art"] }), "art", undefined));
  assert.ok(!shows(panel({ learners: ["hopfield"] }), "network", "backprop"));
  assert.ok(!shows(panel({ learners: ["backprop"] }), "network", undefined));
});

test("a family has one bundle, which is asked once for each of its areas", async () => {
  let fetched = 0;
  const load = (): Promise<{ Net: () => null; Stage: () => null }> => {
    fetched++;
    return Promise.resolve({ Net: nothing, Stage: nothing });
  };
  const panels = panelsOf("map", ["net", "stage"], load);
  assert.deepEqual(
    panels.map(({ area, families, embed }) => [area, families, embed]),
    [
      ["net", ["map"], true],
      ["stage", ["map"], false],
    ],
  );
  assert.equal(fetched, 0);
  for (const each of panels) if ("load" in each) assert.equal(await each.load(), nothing);
});

const grid = (...areas: Area[]): Record<string, string> => gridOf(new Set<Area>(["time", ...areas]));

test("an area that is left out gives its room to the others", () => {
  const all = grid("net", "micro", "space", "stage");
  assert.equal(all["--wide-areas"], '"net micro" "space stage"');
  assert.equal(all["--tablet-areas"], '"net net" "space space" "stage micro"');
  assert.equal(all["--phone-areas"], '"net" "stage" "space" "micro"');
  assert.equal(grid("net", "micro", "stage")["--wide-areas"], '"net micro" "net stage"');
  assert.equal(grid("net", "micro", "space")["--wide-areas"], '"net micro" "space micro"');
  assert.equal(grid("net", "stage")["--wide-areas"], '"net stage" "net stage"');
  assert.equal(grid("net")["--wide-areas"], '"net net" "net net"');
  assert.equal(grid("net", "micro")["--tablet-areas"], '"net net" "micro micro"');
  assert.equal(grid("net")["--phone-areas"], '"net"');
});

test("each area of the grid is a rectangle, whatever is left out", () => {
  const optional: Area[] = ["micro", "space", "stage"];
  for (let chosen = 0; chosen < 8; chosen++) {
    const areas = optional.filter((_, i) => chosen & (1 << i));
    for (const text of [grid("net", ...areas)["--wide-areas"], grid("net", ...areas)["--tablet-areas"]]) {
      const cells = [...(text ?? "").matchAll(/"([^"]+)"/g)].map(([, row = ""]) => row.split(" "));
      for (const area of ["net", ...areas]) {
        const at = cells.flatMap((row, y) => row.flatMap((name, x) => (name === area ? [[x, y] as const] : [])));
        const width = new Set(at.map(([x]) => x)).size;
        const height = new Set(at.map(([, y]) => y)).size;
        assert.ok(at.length > 0, `${area} is nowhere in ${String(text)}`);
        assert.equal(at.length, width * height, `${area} in ${String(text)}`);
      }
    }
  }
});

test("any numbers have round ticks around them, few of them", () => {
  assert.deepEqual(plainTicks([-3.2, -8.1], 4), [-10, -8, -6, -4, -2]);
  for (const values of [[0], [5], [-7, -7], [1e-6, 2e-6], [-1e6, 1e6], [3, 3.0001], [NaN, 2], []]) {
    const ticks = plainTicks(values, 4);
    assert.ok(ticks.length >= 2 && ticks.length <= 5, String(ticks));
    for (const value of values.filter(Number.isFinite))
      assert.ok(
        (ticks[0] ?? NaN) <= value + 1e-9 && value <= (ticks.at(-1) ?? NaN) + 1e-9,
        `${String(value)}: ${String(ticks)}`,
      );
  }
});

test("a setting with two ends has a slider that suits them", () => {
  const range = (type: "number" | "integer", min?: number, max?: number, more = {}): unknown =>
    rangeOf({ name: "x", type, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), ...more });
  assert.equal(range("number", 0), null);
  assert.deepEqual(range("integer", 1, 20), { min: 1, max: 20, step: 1 });
  assert.deepEqual(range("integer", 1, 1000), { min: 1, max: 1000, scale: "log" });
  assert.deepEqual(range("number", 0, 1), { min: 0, max: 1, step: 0.01 });
  assert.deepEqual(range("number", 0, 10, { above: true }), { min: 0.001, max: 10, scale: "log" });
  assert.deepEqual(range("number", 0, 1, { below: true }), { min: 0, max: 0.99, step: 0.01 });
});

test("a table of the curves has the names that the server gives them", () => {
  const curve = {
    epochs: [0, 1],
    steps: [0, 1],
    lossTrain: [-3, -8],
    lossTest: [NaN, NaN],
    accuracyTrain: [0.5, 1],
    accuracyTest: [NaN, NaN],
  };
  const text = csvOf(curve, { loss: "energy", accuracy: "overlap" });
  assert.equal(text, "epoch,energy_train,overlap_train\n0,-3,0.5\n1,-8,1\n");
});
