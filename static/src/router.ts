/**
 * The address is the experiment: `/lab/{name}` is a gallery entry, `/lab#1.…` a whole experiment. An edit is a new
 * history entry; turning a live value rewrites the current one. Back, forward and editing by hand open what they name.
 */
import { readBoot } from "./boot";
import * as commands from "./commands";
import { remembered, type Kept } from "./session";
import { decodeFragment, encodeFragment, fromBase64Url, LinkError } from "./share/codec";
import * as store from "./store";

/** Safari allows about 100 changes of the address in 30 s. */
const REWRITE_MS = 400;

const boot = readBoot(document.getElementById("boot")?.textContent);
const bootPath = location.pathname;
/** Where edits lead: language and theme asked for in the address stay, the gallery entry does not. */
function home(): string {
  const asked = new URLSearchParams(location.search);
  asked.delete("play");
  return `${bootPath.startsWith("/embed") ? "/embed" : "/lab"}${asked.size ? `?${asked.toString()}` : ""}`;
}
/** The address that the page shows or is about to show. */
let shown = "";
let attempt = 0;
let rewriting = 0;

async function fragmentOfRun(): Promise<string | null> {
  const run = commands.currentRun();
  if (!run) return null;
  const { start } = run;
  const weights = start && { step: start.step, values: new Float32Array(fromBase64Url(start.parameters).buffer) };
  return encodeFragment(run.experiment, weights ?? undefined);
}

async function rewrite(how: "push" | "replace"): Promise<void> {
  clearTimeout(rewriting);
  const mine = attempt;
  const fragment = await fragmentOfRun();
  if (fragment === null || mine !== attempt) return;
  const address = `${home()}#${fragment}`;
  if (address === location.pathname + location.search + location.hash) return;
  try {
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  } catch {
    return; // the browser allows no more changes now; the next one will catch up
  }
  shown = location.href;
  store.edited.value = true;
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

function openBoot(play: boolean, kept: Kept | null): void {
  if (!boot) return;
  const { experiment, entry } = boot;
  store.entry.value = entry;
  store.edited.value = false;
  if (kept) commands.resumeShared(kept.token, experiment, null);
  else commands.openShared(experiment, null, play);
}

async function openAddress(first: boolean): Promise<void> {
  shown = location.href;
  const mine = ++attempt;
  clearTimeout(rewriting);
  const kept = first ? remembered() : null;
  const play = first && !kept && playsAtOnce();
  const fragment = location.hash.slice(1);
  if (!fragment) {
    if (location.pathname === bootPath) openBoot(play, kept);
    else location.reload();
    return;
  }
  try {
    const { experiment, start } = await decodeFragment(fragment);
    if (mine !== attempt) return;
    store.edited.value = store.entry.peek() !== null;
    if (kept) commands.resumeShared(kept.token, experiment, start);
    else commands.openShared(experiment, start, play);
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    if (mine === attempt) store.trouble.value = { code: error.code, part: error.part, got: error.got };
  }
}

function follow(): void {
  if (location.href !== shown) void openAddress(false);
}

/** Opens what the address names and keeps the two in step from then on. Call once. */
export function startRouter(): void {
  commands.onOpenedRun(({ reason, joined }) => {
    if (reason === "edit" || reason === "undo") void rewrite(joined ? "replace" : "push");
  });
  commands.onTunedRun(rewriteSoon);
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  void openAddress(true);
}
