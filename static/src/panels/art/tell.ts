/** One sentence for the last move, from its numbers. */
import { percent } from "../../format";
import type { ArtPayload } from "../../wire/generated";
import type english from "../../i18n/en/art";

type Words = (typeof english)["told"];

/** Whether the category that is chosen was free when the sample came. */
export const isFree = ({ phase, chosen, used }: ArtPayload): boolean => phase === "commit" || chosen === used;

export function tell(payload: ArtPayload | null, words: Words): string {
  if (!payload || payload.phase === "rest") return words.rest;
  const { phase, chosen, place, count, match, vigilance, settled } = payload;
  const number = chosen + 1;
  if (settled) return words.settled;
  if (vigilance === null) return tellPrototype(payload, words);
  switch (phase) {
    case "present":
      return words.present(place + 1, count);
    case "choose":
      return isFree(payload) ? words.chooseFree : words.choose(number);
    case "match":
      if (isFree(payload)) return words.matchFree;
      return words.match(percent(match), percent(vigilance), (match ?? 0) >= vigilance - 1e-6);
    case "reset":
      return words.reset(number);
    case "learn":
      return payload.before === chosen ? words.learnAgain(number) : words.learn(number);
    case "commit":
      return words.commit(number);
    case "full":
      return words.full;
    case "blank":
      return words.blank;
  }
}

function tellPrototype({ phase, chosen, place, count }: ArtPayload, words: Words): string {
  switch (phase) {
    case "choose":
      return words.nearest(chosen + 1);
    case "learn":
      return words.moves(chosen + 1);
    case "commit":
      return words.starts(chosen + 1);
    default:
      return words.present(place + 1, count);
  }
}
