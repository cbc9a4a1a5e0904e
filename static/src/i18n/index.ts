/** Words. English ships with the page; the other languages are fetched when chosen. Every area has one file a language, of one type. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { remembered } from "../remembered";
import english from "./en";

export type Catalogue = typeof english;
export type Language = "en" | "zh-Hans" | "zh-Hant";
export const LANGUAGES: readonly { code: Language; name: string; short: string }[] = [
  { code: "en", name: "English", short: "EN" },
  { code: "zh-Hans", name: "简体中文", short: "简体" },
  { code: "zh-Hant", name: "繁體中文", short: "繁體" },
];

const isLanguage = (v: unknown): v is Language => LANGUAGES.some((l) => l.code === v);

/** What the browser asks for, when the visitor has not chosen. */
export function preferred(languages: readonly string[]): Language {
  for (const wish of languages) {
    const tag = wish.toLowerCase();
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return "zh-Hant";
    if (tag.startsWith("zh")) return "zh-Hans";
    if (tag.startsWith("en")) return "en";
  }
  return "en";
}

/** `?lang=` in the address wins for this visit; else the remembered choice; else the browser's. */
const asked = new URLSearchParams(location.search).get("lang");
export const language = remembered<Language>("language", preferred(navigator.languages), isLanguage, asked);

const fetched: Record<Language, () => Promise<Catalogue>> = {
  en: () => Promise.resolve(english),
  "zh-Hans": () => import("./zh-Hans").then((module) => module.default),
  "zh-Hant": () => import("./zh-Hant").then((module) => module.default),
};
const words = signal<Catalogue | null>(language.peek() === "en" ? english : null);

effect(() => {
  const code = language.value;
  document.documentElement.lang = code;
  void fetched[code]()
    .catch(() => english)
    .then((catalogue) => {
      if (language.peek() === code) words.value = catalogue;
    });
});

/** The catalogue in force: the language before until the chosen one has arrived, English where it cannot be fetched. */
export const t = computed<Catalogue>(() => words.value ?? english);
/** Whether the first language chosen is here; until then the page shows nothing rather than another language. */
export const ready = computed(() => words.value !== null);

/** What is still on its way of the words that come with parts of the page. */
const coming = new Set<Promise<void>>();

/** Until the words of the parts that are here have come, in the chosen language. */
export async function spelled(): Promise<void> {
  while (coming.size) await Promise.all(coming);
}

/** Words of a part that is fetched later: English comes with the part, another language when it is spoken. */
export function catalogue<C>(
  ours: C,
  others: Readonly<Record<Exclude<Language, "en">, () => Promise<{ default: C }>>>,
): ReadonlySignal<C> {
  const found = signal<C>(ours);
  effect(() => {
    const code = language.value;
    const fetching = code === "en" ? Promise.resolve(ours) : others[code]().then((module) => module.default);
    const arrival = fetching
      .catch(() => ours)
      .then((texts) => {
        coming.delete(arrival);
        if (language.peek() === code) found.value = texts;
      });
    coming.add(arrival);
  });
  return found;
}

/** The text of a gallery entry in the chosen language. */
export const spoken = (texts: Readonly<Record<Language, string>>): string => texts[language.value];

/** The choices that a catalogue names, in its order, for a list to choose from. */
export const namesOf = <K extends string>(names: Readonly<Record<K, string>>): { value: K; label: string }[] =>
  (Object.entries(names) as [K, string][]).map(([value, label]) => ({ value, label }));
