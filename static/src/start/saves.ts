/** What the visitor kept in this browser: a title and a link's fragment each, in local storage. */
import { signal } from "@preact/signals";
import { savesOf, type Save } from "./stored";

const KEY = "unknot.saves";

const stored = (): Save[] => {
  try {
    return savesOf(localStorage.getItem(KEY));
  } catch {
    return [];
  }
};

export const saves = signal<readonly Save[]>(stored());
addEventListener("storage", () => (saves.value = stored()));
addEventListener("pageshow", () => (saves.value = stored()));

export function removeSave(save: Save): void {
  const rest = stored().filter((s) => s.date !== save.date || s.fragment !== save.fragment);
  localStorage.setItem(KEY, JSON.stringify(rest));
  saves.value = rest;
}
