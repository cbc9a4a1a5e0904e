/** How the connection stands: silent while it is well, a pulsing line and words at the transport while it is not. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { retry } from "../commands";
import { t } from "../i18n";
import { connection, slow } from "../store";
import { Button } from "../ui/Button";
import { saveExperiment } from "./files";

/** An interruption shorter than this is not worth words. */
const PATIENCE_MS = { resuming: 400, connecting: 3000 };
const impatient = signal(false);

/** Whether the present state, not being open, has lasted long enough to be told. */
function useImpatience(): boolean {
  const state = connection.value;
  useEffect(() => {
    impatient.value = false;
    if (state === "open" || state === "closed") return undefined;
    const timer = setTimeout(() => (impatient.value = true), PATIENCE_MS[state]);
    return () => clearTimeout(timer);
  }, [state]);
  return state === "closed" || (state !== "open" && impatient.value);
}

export function Connection() {
  const words = t.value.shell.connection;
  const state = connection.value;
  const value = state === "connecting" ? "resuming" : state;
  const away = useImpatience();
  const text = away ? words[state] : slow.value ? words.slow : "";
  return (
    <div class={`conn${text ? " on" : ""}`}>
      {text && <i class="pulse" />}
      <span data-testid="connection" data-value={value} role="status" class={text ? "say" : "vh"}>
        {text || words[state]}
      </span>
      {state === "closed" && (
        <>
          <Button look="line" data-testid="retry" onClick={retry}>
            {words.retry}
          </Button>
          <Button look="line" data-testid="save-seen" onClick={saveExperiment}>
            {words.save}
          </Button>
        </>
      )}
    </div>
  );
}
