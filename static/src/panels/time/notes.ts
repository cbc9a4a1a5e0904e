/** What happens to the run in time and deserves a sentence: it stopped by itself; an edit of its past is a branch. */
import { effect } from "@preact/signals";
import { letterOf } from "../../compare/letters";
import { onBranched, onNoRoom, play, undo } from "../../commands";
import { whole } from "../../format";
import { t } from "../../i18n";
import { MOST_LANES, stopped, toast } from "../../store";

/** Watches the store. Call once. */
export function startTimeNotes(): void {
  effect(() => {
    const event = stopped.value;
    if (!event) return;
    const words = t.peek().time;
    const best =
      event.best_step !== null && event.best_step !== event.step ? words.keptBest(whole(event.best_step)) : "";
    const text = `${words.stoppedBecause[event.reason](whole(event.step))} ${best}`.trim();
    toast.value = { text, action: { label: words.goOn, run: play } };
  });
  onNoRoom(() => (toast.value = { text: t.peek().time.noRoom(MOST_LANES) }));
  onBranched((lane) => {
    const { time, shell } = t.peek();
    toast.value = { text: time.branched(letterOf(lane)), action: { label: shell.undo, run: () => void undo() } };
  });
}
