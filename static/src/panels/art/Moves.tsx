/** The moves of a presentation in their order, the last one lit. */
import type { ArtPayload } from "../../wire/generated";
import { searches, told } from "./state";
import { words } from "./words";

type Move = "present" | "choose" | "match" | "reset" | "learn";
const SEARCH: readonly Move[] = ["present", "choose", "match", "reset", "learn"];
const PROTOTYPES: readonly Move[] = ["present", "choose", "learn"];

/** The place of the last move among them; blank samples and those left out end where they are chosen. */
function lit(phase: ArtPayload["phase"]): Move | null {
  if (phase === "rest") return null;
  if (phase === "commit") return "learn";
  return phase === "full" || phase === "blank" ? "choose" : phase;
}

export function Moves() {
  const payload = told.value;
  const spoken = words.value.moves;
  const now = payload ? lit(payload.phase) : null;
  const name = (move: Move): string =>
    move === "learn" && payload?.phase === "commit" ? spoken.commit : searches.value ? spoken[move] : spoken.of[move];
  return (
    <ol class="moves" aria-label={spoken.name} data-testid="phase" data-value={payload?.phase ?? "rest"}>
      {(searches.value ? SEARCH : PROTOTYPES).map((move) => (
        <li key={move} class={move} aria-current={move === now ? "step" : undefined}>
          {name(move)}
        </li>
      ))}
    </ol>
  );
}
