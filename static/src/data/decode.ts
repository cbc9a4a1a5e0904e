/** The text of a file, whatever it was saved by: Unicode where it is, else the encoding usual for the visitor's language. */
import type { Language } from "../i18n";

/** What spreadsheets save as CSV where they do not save Unicode. */
const USUAL: Record<Language, string> = { en: "windows-1252", "zh-Hans": "gb18030", "zh-Hant": "big5" };

function tried(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingsOf([first, second]: Uint8Array, spoken: Language): string[] {
  if (first === 0xff && second === 0xfe) return ["utf-16le"];
  if (first === 0xfe && second === 0xff) return ["utf-16be"];
  return ["utf-8", USUAL[spoken], "windows-1252"];
}

/** The text of `bytes`, `spoken` being the visitor's language; null where they are no text. */
export function decoded(bytes: Uint8Array, spoken: Language): string | null {
  for (const encoding of encodingsOf(bytes, spoken)) {
    const text = tried(bytes, encoding);
    if (text !== null) return text.includes("\0") ? null : text;
  }
  return null;
}
