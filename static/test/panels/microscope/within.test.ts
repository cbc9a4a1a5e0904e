import assert from "node:assert/strict";
import { test } from "node:test";
import { within } from "../../../src/panels/microscope/within";

test("names of columns do not reach into their values", () => {
  assert.equal(within("x₁"), "x₁");
  assert.equal(within("a199"), "a199");
  assert.equal(within("length"), "len…");
  assert.equal(within("长度"), "长度");
  assert.equal(within("花萼长度"), "花…");
});

test("the columns of one word each are told apart by the word", () => {
  assert.equal(within("颜色=红"), "=红");
  assert.equal(within("colour=red"), "=red");
  assert.equal(within("colour=crimson"), "=cr…");
});
