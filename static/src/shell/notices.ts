/** What happens to the run and deserves a sentence: a refusal, an overflow, a restart of the server. */
import { effect } from "@preact/signals";
import { refused as mendable } from "../building/refused";
import * as commands from "../commands";
import { setLearner } from "../edit";
import { isNetwork } from "../family";
import { whole } from "../format";
import { phone } from "../geometry";
import { t } from "../i18n";
import * as store from "../store";
import { inWords } from "./problem";

function onRefusal({ code, message, problems }: store.Refusal): store.Toast {
  const words = t.peek().shell;
  if (code === "taken_over") {
    return { text: words.takenOver, bad: true, action: { label: words.takeBack, run: commands.takeBack } };
  }
  if (code === "session_failed") {
    const text = `${words.failed} ${message}`;
    return { text, bad: true, action: { label: words.startAgain, run: commands.reset } };
  }
  const [first] = problems;
  if (!first) return { text: message, bad: true };
  const { where, expected, got, message: mend } = inWords(first);
  const more = problems.length > 1 ? ` ${words.moreProblems(problems.length - 1)}` : "";
  return { text: `${words.refusal(where, expected, got)} ${mend}${more}`, bad: true };
}

function halfRate(): void {
  commands.edit((draft) => setLearner(draft, ({ optimizer }) => void (optimizer.rate /= 2)));
}

/** Watches the store. Call once. */
export function startNotices(): void {
  let refused: store.Toast | null = null;
  effect(() => {
    const refusal = store.refusal.value;
    const shown = store.toast.peek();
    const card = refusal !== null && mendable.value !== null && !phone.peek();
    if (card) store.toast.value = null;
    else if (refusal) store.toast.value = refused = onRefusal(refusal);
    else if (shown !== null && shown === refused) store.toast.value = null;
  });
  let diverged = false;
  effect(() => {
    const run = store.run.value;
    if (run.diverged && !diverged) {
      const words = t.peek().shell;
      const text = words.diverged(run.divergedEpoch ?? run.epoch);
      const mend = isNetwork.peek() ? { label: words.halfRate, run: halfRate } : null;
      store.toast.value = { text, bad: true, ...(mend && { action: mend }) };
    }
    diverged = run.diverged;
  });
  commands.onLostRun(() => {
    store.toast.value = { text: t.peek().shell.lost };
  });
  commands.onRestoredRun((step) => {
    store.toast.value = { text: t.peek().shell.restored(whole(step)) };
  });
}
