/** Scrubbing: one seek on its way, the newest next. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Seeker } from "../src/seek";

function scrubber() {
  const sent: number[] = [];
  const shown: (number | null)[] = [];
  let now = 0;
  const seeker = new Seeker(
    (step) => sent.push(step),
    (step) => shown.push(step),
    () => now,
  );
  return { seeker, sent, shown, wait: (ms: number) => (now += ms) };
}

test("of the steps asked for while one is on its way only the newest is sent", () => {
  const { seeker, sent, shown } = scrubber();
  for (const step of [10, 20, 30, 40]) seeker.ask(step);
  assert.deepEqual(sent, [10]);
  seeker.heard(1);
  assert.deepEqual(sent, [10, 40]);
  seeker.heard(2);
  assert.deepEqual(sent, [10, 40]);
  assert.deepEqual(shown, [10, 20, 30, 40, null]);
});

test("frames of before a seek are no answer to it", () => {
  const { seeker, sent } = scrubber();
  seeker.ask(10);
  seeker.ask(20);
  seeker.heard(0);
  assert.deepEqual(sent, [10]);
});

test("who waits is told once, when the newest step is there", () => {
  const { seeker } = scrubber();
  const told: string[] = [];
  seeker.ask(10, () => told.push("first"));
  seeker.ask(20, () => told.push("second"));
  seeker.heard(1);
  assert.deepEqual(told, []);
  seeker.heard(2);
  assert.deepEqual(told, ["first", "second"]);
});

test("a seek that is never answered does not hold up the next for ever", () => {
  const { seeker, sent, wait } = scrubber();
  seeker.ask(10);
  wait(5000);
  seeker.ask(20);
  assert.deepEqual(sent, [10, 20]);
});

test("what is forgotten is neither sent nor told", () => {
  const { seeker, sent, shown } = scrubber();
  let told = false;
  seeker.ask(10);
  seeker.ask(20, () => (told = true));
  seeker.forget();
  seeker.heard(9);
  assert.deepEqual([sent, told, shown.at(-1)], [[10], false, null]);
});
