/** How long to wait before connecting again. Pauses grow, and chance spreads the pages that lost their server at the same instant. */
import type { Outage } from "./link";

interface Pace {
  /** Mean of the first pause, ms; every further one is twice as long. */
  first: number;
  /** Mean of the longest pause, ms. */
  longest: number;
}

const PACES: Record<Exclude<Outage, "left">, Pace> = {
  lost: { first: 400, longest: 8000 },
  restarting: { first: 1000, longest: 8000 },
  refused: { first: 4000, longest: 60_000 },
};

/** Close codes of RFC 6455 and the registry that say more than that the connection is gone. */
const SERVICE_RESTART = 1012;
const TRY_AGAIN_LATER = 1013;

/** What the code of a closed socket says of the server. */
export function outageOf(code: number): Exclude<Outage, "left"> {
  if (code === SERVICE_RESTART) return "restarting";
  return code === TRY_AGAIN_LATER ? "refused" : "lost";
}

/** The pause before attempt number `attempt` (from 0), in ms: anything from half to three halves of its mean. */
export function pauseBefore(attempt: number, why: Exclude<Outage, "left">, chance: () => number = Math.random): number {
  const { first, longest } = PACES[why];
  return Math.min(longest, first * 2 ** attempt) * (0.5 + chance());
}
