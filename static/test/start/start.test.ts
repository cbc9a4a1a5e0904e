import assert from "node:assert/strict";
import { test } from "node:test";
import { traceLevel } from "../../src/draw/levelLine";
import { Line } from "../../src/start/line";
import { entriesOf, families, matches, type Entry } from "../../src/start/listing";
import { recordingOf } from "../../src/start/recording";
import { columnsOf, savesOf } from "../../src/start/stored";

const texts = (en: string) => ({ en, "zh-Hans": "螺旋", "zh-Hant": "螺旋" });
const entry = (name: string, family: string): Entry => ({
  name,
  family,
  title: texts(`${name} title`),
  line: texts("Pull the knot apart."),
});

test("a listing may be bare or wrapped; what is no entry is passed over", () => {
  const good = entry("two-spirals", "space");
  assert.deepEqual(entriesOf([good]), [good]);
  assert.deepEqual(entriesOf({ gallery: [good, { name: 3 }, null, { ...good, title: "t" }] }), [good]);
  for (const nothing of [null, 3, "x", {}, { gallery: 1 }]) assert.deepEqual(entriesOf(nothing), []);
});

test("families keep the order of the entries", () => {
  const [a, b, c] = [entry("a", "space"), entry("b", "seeing"), entry("c", "space")];
  assert.deepEqual(families([a, b, c]), [
    ["space", [a, c]],
    ["seeing", [b]],
  ]);
});

test("a search finds every word, in any language and any order", () => {
  const spirals = entry("two-spirals", "space");
  for (const query of ["", "spirals", "KNOT two", "螺旋"]) assert.ok(matches(spirals, query), query);
  for (const query of ["moons", "two moons"]) assert.ok(!matches(spirals, query), query);
});

test("saves are read newest first and never trusted", () => {
  const save = (date: string) => ({ title: "t", fragment: "1.x", date });
  assert.deepEqual(
    savesOf(JSON.stringify([save("2024-01-01"), save("2025-01-01")])).map((s) => s.date),
    ["2025-01-01", "2024-01-01"],
  );
  assert.deepEqual(savesOf(JSON.stringify([null, 1, { title: 1 }, "x"])), []);
  for (const text of [null, "", "{", "{}", "7"]) assert.deepEqual(savesOf(text), []);
});

test("the widths of a stored network", () => {
  const experiment = {
    data: { features: ["x", "y", "xy"] },
    network: { layers: [{ units: 4 }, { kind: "dropout" }, { units: 1 }] },
  };
  assert.deepEqual(columnsOf(experiment), [3, 4, 1]);
  for (const odd of [null, 1, {}, { network: { layers: 3 } }]) assert.deepEqual(columnsOf(odd), []);
});

const bytes = (rows: number[][]) => ({
  shape: [rows.length, rows.length],
  data: Uint8Array.from(rows.flat()),
  lo: 0,
  hi: 1,
});

test("a boundary runs where the field crosses its level", () => {
  const drawn: number[][] = [];
  const path = {
    moveTo: (x: number, y: number) => drawn.push([x, y]),
    lineTo: (x: number, y: number) => drawn.push([x, y]),
  };
  const half = [0, 85, 170, 255];
  traceLevel(path, bytes([half, half, half, half]), 0.5, 30, 30);
  assert.equal(drawn.length, 6);
  for (const [x] of drawn) assert.ok(Math.abs((x ?? 0) - 15) < 1e-9);
  drawn.length = 0;
  traceLevel(path, bytes([half, half, half, half]), 2, 30, 30);
  assert.deepEqual(drawn, []);
});

test("a recorded run is read frame by frame", () => {
  const data = { points: bytes([[0]]), train: 1, labels: null, targets: null };
  const surface = { kind: "value", value: bytes([[0]]), midpoint: 0.5 };
  const frame = (epoch: number, probes: object) => ({ epoch, accuracy_test: 0.5, probes });
  const read = recordingOf({ frames: [frame(0, { data, surface }), frame(3, { surface, space: { resolution: 1 } })] });
  assert.deepEqual(
    read?.stills.map((still) => still.epoch),
    [0, 3],
  );
  assert.equal(read?.space?.resolution, 1);
  assert.equal(recordingOf({ frames: [] }), null);
  assert.equal(recordingOf(null), null);
});

test("a line lets so many in at once, by rank, and forgets who went away", async () => {
  const line = new Line(2);
  const started: string[] = [];
  const names = ["d", "a", "e", "b", "c"];
  const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  const leave = new Map(names.map((name) => [name, line.enter(names.indexOf(name), () => started.push(name))]));
  const first = line.enter(-1, () => started.push("first"));
  await soon();
  assert.deepEqual(started, ["first", "d"]);
  leave.get("a")?.();
  first();
  first();
  await soon();
  assert.deepEqual(started, ["first", "d", "e"]);
  leave.get("d")?.();
  leave.get("e")?.();
  await soon();
  assert.deepEqual(started, ["first", "d", "e", "b", "c"]);
});
