/** A reload takes up the run that the page had: its token waits in this tab's session storage meanwhile. */
import { runToken } from "./commands";
import { readArrangement } from "./compare/arrangement";
import { plan, sweepOver, type Plan } from "./compare/plan";
import * as store from "./store";

export interface Kept {
  token: string;
  address: string;
  /** What the page alone knows of the run. */
  page: {
    view: "lab" | "compare";
    names: Readonly<Record<number, string>>;
    bookmarks: readonly number[];
    /** The sweep that is looked at. */
    sweep?: Plan | null;
  };
}

const KEY = "unknot.run";
const address = (): string => location.pathname + location.search + location.hash;

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Record<keyof Kept, unknown>> | null;
  const page = kept?.page as Partial<Record<keyof Kept["page"], unknown>> | undefined;
  const whole = typeof page?.names === "object" && page.names !== null && Array.isArray(page.bookmarks);
  return whole && typeof kept?.token === "string" && typeof kept.address === "string";
}

const pageNow = (): Kept["page"] => ({
  view: store.view.peek() === "compare" ? "compare" : "lab",
  names: store.laneNames.peek(),
  bookmarks: store.bookmarks.peek(),
  sweep: store.view.peek() === "sweep" ? plan.peek() : null,
});

/** Shows the page as it was left. */
export function restorePage({ page }: Kept): void {
  store.view.value = page.view;
  store.laneNames.value = page.names;
  store.bookmarks.value = page.bookmarks;
  const { experiment, axes, token } = page.sweep ?? {};
  const sweep = readArrangement({ kind: "sweep", axes });
  if (sweep?.kind === "sweep") sweepOver(experiment, sweep.axes, typeof token === "string" ? token : null);
}

/** Remembers the run when the page goes away. Call once. */
export function rememberRun(): void {
  addEventListener("pagehide", () => {
    const token = runToken();
    try {
      if (token) sessionStorage.setItem(KEY, JSON.stringify({ token, address: address(), page: pageNow() }));
      else sessionStorage.removeItem(KEY);
    } catch {
      return;
    }
  });
}

/**
 * The run of before, if the page has been reloaded or come back to; a new visit gets a run of its own. It is taken out
 * of the storage, so that a copy of this tab does not take the run away from it.
 */
export function remembered(): Kept | null {
  const [navigation] = performance.getEntriesByType("navigation");
  if (!(navigation instanceof PerformanceNavigationTiming) || navigation.type === "navigate") return null;
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    return isKept(kept) && kept.address === address() ? kept : null;
  } catch {
    return null;
  }
}
