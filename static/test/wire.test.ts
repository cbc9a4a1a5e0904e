/** When the socket worker gives a connection up, and when it tries again. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { outageOf, pauseBefore } from "../src/wire/backoff";
import { Silence } from "../src/wire/silence";

const least = (): number => 0;
const most = (): number => 1;

test("pauses grow to a bound", () => {
  for (const why of ["lost", "restarting", "refused"] as const) {
    const means = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => pauseBefore(attempt, why, () => 0.5));
    for (const [i, mean] of means.slice(1).entries()) assert.ok(mean >= (means[i] ?? 0));
    assert.equal(means[1], 2 * (means[0] ?? 0));
    assert.equal(means[8], means[7]);
  }
});

test("pages that lose their server together do not come back together", () => {
  for (const attempt of [0, 3, 9]) {
    const [first, last] = [pauseBefore(attempt, "restarting", least), pauseBefore(attempt, "restarting", most)];
    assert.ok(last >= 3 * first);
    assert.ok(last - first >= 1000);
  }
});

test("a server that takes no more connections is asked less often than one that was lost", () => {
  for (const attempt of [0, 5, 20])
    assert.ok(pauseBefore(attempt, "refused", least) > pauseBefore(attempt, "lost", most) / 3);
  assert.ok(pauseBefore(0, "refused", least) > pauseBefore(0, "lost", most));
});

test("close codes say what the matter is", () => {
  assert.equal(outageOf(1012), "restarting");
  assert.equal(outageOf(1013), "refused");
  for (const code of [1000, 1001, 1006, 1008, 1011]) assert.equal(outageOf(code), "lost");
});

test("twelve silent seconds end a connection; whatever is heard puts that off", () => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let dead = 0;
  const silence = new Silence(() => dead++);
  silence.broken();
  mock.timers.tick(11_000);
  silence.broken();
  mock.timers.tick(11_000);
  assert.equal(dead, 0);
  mock.timers.tick(1000);
  assert.equal(dead, 1);
  silence.broken();
  silence.end();
  mock.timers.tick(60_000);
  assert.equal(dead, 1);
  mock.timers.reset();
});

test("a page that slept reads what came meanwhile before it gives up", (t) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  t.mock.method(Date, "now", () => now);
  let dead = 0;
  const silence = new Silence(() => dead++);
  silence.broken();
  now = 600_000;
  mock.timers.tick(12_000);
  assert.equal(dead, 0);
  now += 12_000;
  mock.timers.tick(12_000);
  assert.equal(dead, 1);
  mock.timers.reset();
});
