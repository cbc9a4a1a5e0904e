/** A component whose code is fetched when it is first shown: a quiet block meanwhile, a way to try again where it does not come. */
import { signal, useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { spelled, t } from "../i18n";
import { Button } from "./Button";

type State = { Component: FunctionComponent } | "coming" | "failed";

/** Grows when the visitor asks again for what did not come; all parts that wait try then. */
const attempts = signal(0);

export function Part({ load }: { load: () => Promise<FunctionComponent> }) {
  const state = useSignal<State>("coming");
  const attempt = attempts.value;
  useEffect(() => {
    if (typeof state.peek() === "object") return undefined;
    let wanted = true;
    const settle = (next: State): void => {
      if (wanted) state.value = next;
    };
    state.value = "coming";
    void load()
      .then(async (Component) => {
        await spelled();
        settle({ Component });
      })
      .catch(() => settle("failed"));
    return () => {
      wanted = false;
    };
  }, [load, attempt]);
  const words = t.value.shell.part;
  if (state.value === "coming") return <div class="part sk" role="status" aria-label={words.coming} />;
  if (state.value !== "failed") return <state.value.Component />;
  return (
    <div class="part failed" role="alert" data-testid="part-failed">
      <p>{words.failed}</p>
      <Button look="line" data-testid="part-again" onClick={() => attempts.value++}>
        {words.again}
      </Button>
    </div>
  );
}
