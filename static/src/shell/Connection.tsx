/** How the connection stands: silent while it is well, a pulsing line and words at the transport while it is not. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { watching } from "../attention";
import { leaveQueue, retry } from "../commands";
import { t } from "../i18n";
import { connection, experiment, outage, slow, wait } from "../store";
import { Button } from "../ui/Button";
import { saveExperiment } from "./files";

/** An interruption shorter than this is not worth words. */
const PATIENCE_MS = { resuming: 400, connecting: 3000 };
const impatient = signal(false);

/** Whether the present state, not being open, has lasted long enough under the visitor's eyes to be told. */
function useImpatience(): boolean {
  const state = connection.value;
  const seen = watching.value;
  useEffect(() => {
    impatient.value = false;
    if (!seen || state === "open" || state === "closed") return undefined;
    const timer = setTimeout(() => (impatient.value = true), PATIENCE_MS[state]);
    return () => clearTimeout(timer);
  }, [state, seen]);
  return state === "closed" || (state !== "open" && impatient.value);
}

/** What is said of a run that waits for the server; without a run there is more room for it, see `WaitCard`. */
function waitingWords(): string {
  const words = t.value.shell.wait;
  const now = wait.value;
  if (!now || !experiment.value) return "";
  return now.reason === "starting" ? words.startingKept : words.fullKept(words.place(now.position));
}

export function Connection() {
  const { connection: words, wait: waitWords } = t.value.shell;
  const state = connection.value;
  const { why, longPause } = outage.value;
  const away = useImpatience();
  const set = experiment.value ? words.kept : words.first;
  const standing = state === "open" ? words.open : set[state === "closed" && why !== "left" ? "closed" : why];
  const waiting = waitingWords();
  const text = waiting || (away && !wait.value ? standing : slow.value ? words.slow : "");
  return (
    <div class={`conn${text ? " on" : ""}`}>
      {text && <i class="pulse" />}
      <span
        data-testid="connection"
        data-value={state === "connecting" ? "resuming" : state}
        role="status"
        class={text ? "say" : "vh"}
      >
        {text || (wait.value ? "" : standing)}
      </span>
      {waiting && wait.value?.reason === "full" && (
        <Button look="line" data-testid="leave-queue" onClick={leaveQueue}>
          {waitWords.leave}
        </Button>
      )}
      {away && (state === "closed" || longPause) && (
        <Button look="line" data-testid="retry" onClick={retry}>
          {words.retry}
        </Button>
      )}
      {state === "closed" && experiment.value && (
        <Button look="line" data-testid="save-seen" onClick={saveExperiment}>
          {words.save}
        </Button>
      )}
    </div>
  );
}
