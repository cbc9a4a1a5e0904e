/** The server's sentences about an experiment are English; a catalogue says the common ones in its own language by rules. */

/** A whole sentence or part of one, and how it is said; holes come untranslated, `say` translates them. */
export type Phrase = readonly [pattern: RegExp, said: (say: (text: string) => string, ...holes: string[]) => string];

/** Translates what the phrases know, sentence by sentence; the rest stays as it came. */
export function phrasebook(phrases: readonly Phrase[]): (text: string) => string {
  const say = (text: string): string => {
    for (const [pattern, said] of phrases) {
      const found = pattern.exec(text);
      if (found) return said(say, ...found.slice(1));
    }
    const end = text.search(/[.?] (?=[A-Z])/);
    return end < 0 ? text : say(text.slice(0, end + 1)) + say(text.slice(end + 2));
  };
  return say;
}

/** A count before a Chinese word: digits keep a space, a Chinese unit does not. */
export const spaced = (count: string): string => (/\d$/.test(count) ? `${count} ` : count);
