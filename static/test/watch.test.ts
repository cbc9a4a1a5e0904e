/** What is asked of the server where several places watch under one name. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { add, union, watched, type WatchRequest } from "../src/watch";

const parameters = (hz: number, options: Record<string, unknown> = {}): WatchRequest => ({
  probe: "parameters",
  options,
  hz,
});

test("the keenest of equal requests decides how often", () => {
  assert.equal(union([]), null);
  assert.deepEqual(union([parameters(15), parameters(4)]), parameters(15));
  assert.deepEqual(union([parameters(4), parameters(15)]), parameters(15));
});

test("the newest options win, at the rate of those who want the same", () => {
  const other = parameters(3, { index: 2 });
  assert.deepEqual(union([parameters(15), other]), other);
  assert.deepEqual(union([parameters(15), other, parameters(4)]), parameters(15));
});

test("a request that is taken back leaves what the others asked for", () => {
  const slow = add("parameters", parameters(4));
  const before = watched.value;
  const quick = add("parameters", parameters(15));
  assert.equal(watched.value["parameters"]?.hz, 15);
  quick();
  assert.deepEqual(watched.value, before);
  quick();
  slow();
  assert.deepEqual(watched.value, {});
});

test("a request that changes nothing is not sent", () => {
  const remove = add("parameters", parameters(15));
  const before = watched.value;
  const also = add("parameters", parameters(4));
  assert.equal(watched.value, before);
  also();
  assert.equal(watched.value, before);
  remove();
});
