/**
 * The address is the experiment: `/lab/{name}` is a gallery entry, `/lab#1.…` a whole experiment. An edit is a new
 * history entry; turning a live value rewrites the current one. Back, forward and editing by hand open what they name.
 */
import { readBoot } from "./boot";
import * as commands from "./commands";
import { expect } from "./family";
import { spoken } from "./i18n";
import { remembered, restorePage, type Kept } from "./session";
import type { Arrangement } from "./compare/arrangement";
import { arrangementNow, sweepOver } from "./compare/plan";
import type { Start } from "./history";
import { decodeFragment, encodeFragment, fromBase64Url, LinkError } from "./share/codec";
import { t } from "./i18n";
import { forgetWork, lastWork } from "./share/autosave";
import * as store from "./store";

/** Safari allows about 100 changes of the address in 30 s. */
const REWRITE_MS = 400;

const boot = readBoot(document.getElementById("boot")?.textContent);
const bootPath = location.pathname;
expect(boot?.experiment);
/** Where edits lead: language and theme asked for in the address stay, the gallery entry does not. */
function home(): string {
  const asked = new URLSearchParams(location.search);
  asked.delete("play");
  return `${bootPath.startsWith("/embed") ? "/embed" : "/lab"}${asked.size ? `?${asked.toString()}` : ""}`;
}
/** The address that the page shows or is about to show. */
let shown = "";
let attempt = 0;
let rewriting: ReturnType<typeof setTimeout> | undefined;
/** What stands behind the entries of the browser's history that this page has made, as the server knows it. */
const visits = new Map<number, commands.Visited>();
let visit = 0;
let visitsMade = 0;

async function fragmentOfRun(): Promise<string | null> {
  const run = commands.currentRun();
  if (!run) return null;
  const { start } = run;
  const weights = start && { step: start.step, values: new Float32Array(fromBase64Url(start.parameters).buffer) };
  return encodeFragment(run.experiment, weights ?? undefined, arrangementNow() ?? undefined);
}

async function rewrite(how: "push" | "replace"): Promise<void> {
  clearTimeout(rewriting);
  const mine = attempt;
  const fragment = await fragmentOfRun();
  if (fragment === null || mine !== attempt) return;
  const address = `${home()}#${fragment}`;
  if (how === "replace" && address === location.pathname + location.search + location.hash) return;
  const id = how === "push" ? ++visitsMade : visit;
  try {
    if (how === "push") history.pushState(id, "", address);
    else history.replaceState(id, "", address);
  } catch {
    return; // the browser allows no more changes now; the next one will catch up
  }
  shown = location.href;
  store.edited.value = true;
  remember(id);
}

/** The entry of the browser's history that is shown now is the run in force. */
function remember(id: number): void {
  const run = commands.visited();
  if (!run) return;
  visit = id;
  visits.set(id, run);
}

function rewriteSoon(): void {
  clearTimeout(rewriting);
  rewriting = setTimeout(() => void rewrite("replace"), REWRITE_MS);
}

/** Where the page may begin to train at once: the visitor came from the gallery, or the link says so. */
function playsAtOnce(): boolean {
  if (new URLSearchParams(location.search).has("play")) return true;
  const from = document.referrer;
  return from !== "" && new URL(from).origin === location.origin && new URL(from).pathname === "/";
}

function takeUp(kept: Kept, experiment: unknown, start: Start): void {
  expect(experiment);
  commands.resumeShared(kept.token, experiment, start);
  restorePage(kept);
}

/** Opens an experiment with what stands beside it: other runs, or a sweep over its settings. */
function openArranged(experiment: unknown, start: Start, play: boolean, arrangement: Arrangement | null): void {
  expect(experiment);
  if (bootPath.startsWith("/embed")) {
    commands.openShared(experiment, start, play);
    return;
  }
  const comparison = arrangement?.kind === "compare" ? arrangement : undefined;
  commands.openShared(experiment, start, play && arrangement?.kind !== "sweep", comparison);
  if (comparison) store.view.value = "compare";
  else if (arrangement?.kind === "sweep") sweepOver(experiment, arrangement.axes);
}

function openBoot(play: boolean, kept: Kept | null): void {
  if (!boot) return;
  const { experiment, entry, arrangement, names, inside } = boot;
  const named = arrangement?.kind === "compare" ? { ...arrangement, names: names.map(spoken) } : arrangement;
  store.entry.value = entry;
  store.edited.value = false;
  if (kept) takeUp(kept, experiment, null);
  else openArranged(experiment, null, play, named);
  if (inside && !kept) store.view.value = "lab";
}

/** On the bare address of the lab, what was last worked on in this browser comes back, with a word. Whether there was any. */
async function openLastWork(): Promise<boolean> {
  if (!/^\/lab\/?$/.test(location.pathname)) return false;
  const mine = attempt;
  const fragment = lastWork();
  const last = fragment === null ? null : await decodeFragment(fragment).catch(() => null);
  if (!last || mine !== attempt) return false;
  expect(last.experiment);
  commands.openShared(last.experiment, last.start, false);
  const words = t.peek().build.autosave;
  const afresh = (): void => {
    forgetWork();
    openBoot(false, null);
  };
  store.toast.value = { text: words.back, action: { label: words.afresh, run: afresh } };
  return true;
}

async function openAddress(first: boolean): Promise<void> {
  shown = location.href;
  visit = ++visitsMade;
  const mine = ++attempt;
  clearTimeout(rewriting);
  const kept = first ? remembered() : null;
  const play = first && !kept && playsAtOnce();
  const fragment = location.hash.slice(1);
  if (!fragment) {
    if (location.pathname !== bootPath) location.reload();
    else if (!first || kept || play || !(await openLastWork())) openBoot(play, kept);
    return;
  }
  try {
    const { experiment, start, arrangement } = await decodeFragment(fragment);
    if (mine !== attempt) return;
    store.edited.value = store.entry.peek() !== null;
    if (kept) takeUp(kept, experiment, start);
    else openArranged(experiment, start, play, arrangement);
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    if (mine === attempt) store.trouble.value = { code: error.code, part: error.part, got: error.got };
  }
}

/** What the page has shown before is gone back to, also where a branch left the address as it was; else the address is opened. */
function follow(event: Event): void {
  const state: unknown = event instanceof PopStateEvent ? event.state : null;
  if (location.href === shown && (state === null || state === visit)) return;
  const run = typeof state === "number" ? visits.get(state) : undefined;
  if (!run || typeof state !== "number") {
    void openAddress(false);
    return;
  }
  shown = location.href;
  attempt++;
  clearTimeout(rewriting);
  visit = state;
  store.edited.value = location.hash !== "" && store.entry.peek() !== null;
  commands.goTo(run);
}

/** Opens what the address names and keeps the two in step from then on. Call once. */
export function startRouter(): void {
  commands.onOpenedRun(({ reason, joined }) => {
    if (reason === "edit" || reason === "undo") void rewrite(joined ? "replace" : "push");
    else if (!visits.has(visit)) {
      history.replaceState(visit, "");
      remember(visit);
    }
  });
  commands.onTunedRun(rewriteSoon);
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  void openAddress(true);
}
