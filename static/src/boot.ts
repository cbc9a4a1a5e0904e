/** The gallery entry that the server put into the page, as `script#boot`. */
import type { Language } from "./i18n";
import type { Entry } from "./store";

export interface Boot {
  entry: Entry;
  experiment: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isTexts = (value: unknown): value is Record<Language, string> =>
  isObject(value) && ["en", "zh-Hans", "zh-Hant"].every((code) => typeof value[code] === "string");

/** Null where the page carries none. The server writes `{"entry": {name, title, line, guide, …}, "experiment": {…}}`. */
export function readBoot(text: string | null | undefined): Boot | null {
  if (!text) return null;
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || !isObject(value.experiment) || !isObject(value.entry)) return null;
  const { name, title, line, guide } = value.entry;
  if (typeof name !== "string" || !isTexts(title) || !isTexts(line) || !isTexts(guide)) return null;
  return { entry: { name, title, line, guide }, experiment: value.experiment };
}
