import assert from "node:assert/strict";
import { test } from "node:test";
import { hiddenIn, hiding } from "../../src/data/hidden";

test("an address says which controls are hidden", () => {
  assert.deepEqual(hiddenIn("?lang=en&hide=noise,dataset"), ["noise", "dataset"]);
  assert.deepEqual(hiddenIn(""), []);
  assert.deepEqual(hiddenIn("?hide=,%22,a b,noise]"), []);
});

test("what an address says is what was hidden", () => {
  assert.equal(hiding([]), "");
  const names = ["noise", "percTrainData", "<script>", "a,b"];
  assert.deepEqual(hiddenIn(hiding(names)), ["noise", "percTrainData"]);
});
