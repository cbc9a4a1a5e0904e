/** The conversation with the server: queues, recovery, lost connections, and whether somebody looks. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { commands, draw, experiment, frame, hear, only, opened, settle, show, stand, told, turnTo } from "./page";

const interval = globalThis.setInterval;
let glance: () => void = () => undefined;
globalThis.setInterval = ((callback: () => void) => ((glance = callback), 0)) as unknown as typeof setInterval;

const { keepTraining, startAttention } = await import("../src/attention");
const client = await import("../src/client");
const store = await import("../src/store");

startAttention();
client.connect();
const restored: number[] = [];
client.onRestoredRun((step) => restored.push(step));
stand({ state: "open", why: "lost", pause: 0 });

const ask = (play = false): void => client.request({ kind: "open", experiment, start: null, reason: "address", play });

/** Opens a run and forgets what was said for it. */
async function open(play = false): Promise<number> {
  ask(play);
  const { seq } = only("open");
  hear(opened(seq, { playing: play }));
  await settle();
  told();
  return seq;
}

after(() => (globalThis.setInterval = interval));

test("an open that waits says why, and its place in the queue", async () => {
  ask();
  const { seq } = only("open");
  hear({ type: "wait", seq, reason: "starting", position: 0 });
  assert.deepEqual(store.wait.value, { reason: "starting", position: 0 });
  hear({ type: "wait", seq, reason: "full", position: 3 });
  assert.deepEqual(store.wait.value, { reason: "full", position: 3 });
  hear({ type: "wait", seq: seq + 1, reason: "full", position: 9 });
  assert.equal(store.wait.value.position, 3);
  assert.equal(store.experiment.value, null);
  hear(opened(seq));
  await settle();
  assert.equal(store.wait.value, null);
  assert.equal(store.connection.value, "open");
});

test("a refusal ends the wait", () => {
  ask();
  const { seq } = only("open");
  hear({ type: "wait", seq, reason: "full", position: 1 });
  hear({ type: "error", seq, code: "server_full", message: "", problems: [] });
  assert.equal(store.wait.value, null);
  assert.equal(store.trouble.value?.code, "full");
});

test("who leaves the queue is not connected again, until asked", async () => {
  store.experiment.value = null;
  ask();
  const { seq } = only("open");
  hear({ type: "wait", seq, reason: "full", position: 3 });
  client.leaveQueue();
  assert.deepEqual(told(), [{ kind: "leave" }]);
  stand({ state: "closed", why: "left", pause: 0 });
  assert.equal(store.wait.value, null);
  assert.equal(store.trouble.value?.code, "left");
  turnTo("hidden");
  turnTo("visible");
  assert.deepEqual(told(), []);
  client.again();
  assert.equal(store.trouble.value, null);
  assert.deepEqual(told(), [{ kind: "retry" }]);
  stand({ state: "open", why: "left", pause: 0 });
  const again = only("open");
  assert.deepEqual(again.experiment, experiment);
  hear(opened(again.seq));
  await settle();
  assert.equal(store.connection.value, "open");
});

test("nobody leaves a queue who does not stand in one", async () => {
  await open();
  client.leaveQueue();
  assert.deepEqual(told(), []);
});

test("the load is told while the server spares its strength", () => {
  hear({ type: "load", others: 84, detail: 0.5, pace: 1, frames_per_second: 30 });
  assert.deepEqual(store.load.value, { others: 84, detail: 0.5, pace: 1, framesPerSecond: 30 });
  hear({ type: "load", others: 84, detail: 1, pace: 1, frames_per_second: 20 });
  assert.equal(store.load.value?.framesPerSecond, 20);
  hear({ type: "load", others: 84, detail: 1, pace: 1, frames_per_second: 30 });
  assert.equal(store.load.value, null);
});

test("a recovered run goes back: frames from beyond are not shown, but acknowledged", async () => {
  const seq = await open(true);
  show(frame(1, 100, seq));
  draw();
  store.snapshot.value = { step: 100, values: new Float32Array(1) };
  show(frame(2, 110, seq));
  show(frame(3, 120, seq));
  told();
  hear({ type: "restored", step: 104 });
  assert.deepEqual(commands(), [
    { type: "ack", frame: 2 },
    { type: "ack", frame: 3 },
  ]);
  assert.equal(store.snapshot.value.step, 100);
  draw();
  assert.equal(store.run.value.step, 100);
  assert.equal(store.run.value.playing, true);
  show(frame(4, 106, seq));
  draw();
  assert.equal(store.run.value.step, 106);
  assert.deepEqual(restored, [104]);
});

test("weights from beyond a recovered step begin no link", async () => {
  await open();
  store.snapshot.value = { step: 200, values: new Float32Array(1) };
  hear({ type: "restored", step: 150 });
  assert.equal(store.snapshot.value, null);
});

test("the server is told whether somebody looks, when that changes and with every run", async () => {
  ask();
  const { seq } = only("open");
  hear(opened(seq));
  await settle();
  assert.deepEqual({ ...only("attend"), seq: 0 }, { type: "attend", seq: 0, watching: true, keep_training: false });
  turnTo("hidden");
  assert.equal(only("attend").watching, false);
  turnTo("visible");
  assert.equal(only("attend").watching, true);
  keepTraining.value = true;
  assert.equal(only("attend").keep_training, true);
  stand({ state: "resuming", why: "lost", pause: 400 });
  turnTo("hidden");
  told();
  stand({ state: "open", why: "lost", pause: 0 });
  const resume = only("resume");
  assert.equal(resume.token, "token");
  hear(opened(resume.seq, { resumed: true }));
  await settle();
  const attend = only("attend");
  assert.deepEqual([attend.watching, attend.keep_training], [false, true]);
  keepTraining.value = false;
  turnTo("visible");
  told();
});

test("a new connection is told everything, whatever was said into the void", async () => {
  await open();
  stand({ state: "resuming", why: "restarting", pause: 1000 });
  ask();
  told();
  stand({ state: "open", why: "restarting", pause: 0 });
  const said = commands();
  assert.deepEqual(
    said.map(({ type }) => type),
    ["speed", "open"],
  );
  hear(opened(said[1]?.type === "open" ? said[1].seq : 0));
  await settle();
  told();
});

test("a run that plays and is watched is slow when nothing comes; one that is not watched is not", async (t) => {
  const seq = await open(true);
  show(frame(1, 10, seq));
  draw();
  const now = performance.now();
  const clock = t.mock.method(performance, "now", () => now + 4000);
  glance();
  assert.equal(store.slow.value, true);
  turnTo("hidden");
  glance();
  assert.equal(store.slow.value, false);
  clock.mock.mockImplementation(() => now + 60_000);
  turnTo("visible");
  glance();
  assert.equal(store.slow.value, false);
});

test("who comes back to a lost connection does not wait for the next attempt", () => {
  stand({ state: "closed", why: "lost", pause: 8000 });
  turnTo("hidden");
  told();
  turnTo("visible");
  const tries = told().filter(({ kind }) => kind === "retry");
  assert.equal(tries.length, 1);
  assert.deepEqual(store.outage.value, { why: "lost", longPause: true });
});
