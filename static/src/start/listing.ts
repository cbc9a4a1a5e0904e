/** The gallery's listing: which labs there are, in families, and which are meant by what was typed. */
import type { Language } from "../i18n";

type Texts = Readonly<Record<Language, string>>;

export interface Entry {
  name: string;
  family: string;
  title: Texts;
  line: Texts;
}

const isTexts = (value: unknown): value is Texts =>
  typeof value === "object" &&
  value !== null &&
  "en" in value &&
  Object.values(value).every((text) => typeof text === "string");

const isEntry = (value: unknown): value is Entry => {
  if (typeof value !== "object" || value === null) return false;
  const entry = value as Partial<Record<keyof Entry, unknown>>;
  return (
    typeof entry.name === "string" && typeof entry.family === "string" && isTexts(entry.title) && isTexts(entry.line)
  );
};

/** The entries in a gallery listing, whatever else it holds. */
export function entriesOf(listing: unknown): Entry[] {
  const list: unknown = Array.isArray(listing) ? listing : (listing as { gallery?: unknown } | null)?.gallery;
  return Array.isArray(list) ? list.filter(isEntry) : [];
}

/** Entries by family, in the order in which they first appear. */
export function families(entries: readonly Entry[]): [family: string, entries: Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.family);
    if (group) group.push(entry);
    else groups.set(entry.family, [entry]);
  }
  return [...groups];
}

/** Whether an entry is meant by what was typed: every word occurs in its name, title or line, in any language. */
export function matches(entry: Entry, query: string): boolean {
  const text = [entry.name, ...Object.values(entry.title), ...Object.values(entry.line)].join(" ").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
