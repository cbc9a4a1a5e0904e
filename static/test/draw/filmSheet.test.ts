/** The sheet is cut into runs that cover every quad once, in order of depth. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeAll, placed, poseBetween, widthOf, type Stop } from "../../src/draw/filmPose";
import { layEdge, layOut } from "../../src/draw/filmSheet";
import { payloadOf } from "./payload";

const BOX = { width: 200, height: 200 };
const CAMERA = { yaw: 0.6, pitch: 0.42 };

function sheetOf(n: number, stop: Stop, style: { stride: number; major: number; bins: number }) {
  const payload = payloadOf(n, { input: (x, y) => [x, y], "a.g": (x, y) => [Math.tanh(x), Math.tanh(y), x * y] });
  const pose = poseBetween(payload, stop, stop, 0, BOX, CAMERA);
  const { lattice, boundary } = pose.from;
  const at = placed(lattice.shape[0] ?? 0);
  placeAll(pose, lattice.data, widthOf(lattice), lattice.data, widthOf(lattice), at);
  const edge = placed(boundary.shape[0] ?? 0);
  placeAll(pose, boundary.data, widthOf(boundary), boundary.data, widthOf(boundary), edge);
  const sheet = layOut(payload, pose, at, style);
  layEdge(sheet, payload.boundary_parts.data, edge, 0.11);
  return sheet;
}

const quads = (sheet: ReturnType<typeof sheetOf>): number => {
  let all = 0;
  for (let i = 0; i < sheet.fills.count; i++) all += sheet.fills.length[i]! - 1;
  return all;
};

test("a flat sheet of two colours needs few runs", () => {
  const sheet = sheetOf(8, { key: "input", solid: false }, { stride: 1, major: 2, bins: 8 });
  assert.equal(quads(sheet), 64);
  assert.ok(sheet.fills.count <= 8 * 3, `${sheet.fills.count} runs`);
  assert.equal(sheet.bins, 2);
});

test("a solid sheet is sorted from the back", () => {
  const sheet = sheetOf(12, { key: "a.g", solid: true }, { stride: 1, major: 3, bins: 8 });
  assert.equal(quads(sheet), 144);
  for (const list of [sheet.fills, sheet.lines, sheet.edge])
    for (let i = 1; i < list.count; i++) assert.ok(list.key[i - 1]! <= list.key[i]!);
});

test("a small frame takes every third line of the lattice", () => {
  const sheet = sheetOf(12, { key: "a.g", solid: true }, { stride: 3, major: 6, bins: 4 });
  assert.equal(quads(sheet), 16);
  let pieces = 0;
  for (let i = 0; i < sheet.lines.count; i++) pieces += sheet.lines.length[i]! - 1;
  assert.equal(pieces, 2 * 3 * 4);
});

test("the boundary keeps all of its pieces", () => {
  const sheet = sheetOf(8, { key: "a.g", solid: true }, { stride: 1, major: 2, bins: 8 });
  let pieces = 0;
  for (let i = 0; i < sheet.edge.count; i++) pieces += sheet.edge.length[i]! - 1;
  assert.equal(pieces, 8);
});
