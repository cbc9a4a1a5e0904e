/** Links kept in this browser under a name; the start page lists them under "Yours". */
import { signal } from "@preact/signals";
import { savesOf, type Save } from "../start/stored";

export type { Save } from "../start/stored";

const KEY = "unknot.saves";
const MOST = 100;

/** Whether a browser refused because there is no room left, rather than because the page may not store. */
export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "QuotaExceededError" || error.name === "NS_ERROR_DOM_QUOTA_REACHED");

function stored(): Save[] {
  try {
    return savesOf(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

/** What is kept now, the newest first; other tabs' saves appear by themselves. */
export const saves = signal<readonly Save[]>(stored());
addEventListener("storage", ({ key }) => {
  if (key === KEY || key === null) saves.value = stored();
});

addEventListener("pageshow", () => (saves.value = stored()));

/** Why something could not be kept. */
export type Failure = "full" | "refused";

/** Writes what `change` makes of what is stored now, also by other tabs. Null when it went well. */
function write(change: (now: Save[]) => Save[]): Failure | null {
  try {
    const next = change(stored()).slice(0, MOST);
    localStorage.setItem(KEY, JSON.stringify(next));
    saves.value = next;
    return null;
  } catch (error) {
    return isFull(error) ? "full" : "refused";
  }
}

const same = (a: Save, b: Save): boolean => a.date === b.date && a.fragment === b.fragment;

/** Keeps a link. */
export const keepAs = (title: string, fragment: string): Failure | null =>
  write((now) => [{ title, fragment, date: new Date().toISOString() }, ...now]);

/** Keeps a link. Returns whether the browser let it. */
export const keep = (title: string, fragment: string): boolean => keepAs(title, fragment) === null;

export const rename = (save: Save, title: string): Failure | null =>
  write((now) => now.map((each) => (same(each, save) ? { ...each, title } : each)));

export const discard = (save: Save): Failure | null => write((now) => now.filter((each) => !same(each, save)));

/** Puts back what was discarded. */
export const putBack = (save: Save): Failure | null =>
  write((now) => [...now, save].sort((a, b) => (a.date < b.date ? 1 : -1)));
