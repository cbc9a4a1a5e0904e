/** What an edit of the network has kept of what was learned: a quiet line over the Network band, for a while. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { isNetwork } from "../family";
import { whole } from "../format";
import { t } from "../i18n";
import { kept, toast } from "../store";
import type { Kept } from "../wire/generated";

const SHOWN_MS = 6000;

/** In words; nothing where all was kept and nothing is new. */
function keptInWords({ parameters, fresh, gone, optimizer }: Kept): string {
  const words = t.value.build;
  if (!fresh && !gone) return "";
  if (!parameters) return words.keptNothing;
  const all = parameters + fresh;
  const details = [...(fresh ? [words.keptFresh(whole(fresh))] : []), ...(gone ? [words.keptGone(whole(gone))] : [])];
  const first = fresh ? words.kept(whole(parameters), whole(all)) : words.keptAll(whole(all));
  return `${[first, ...details].join(words.keptJoin)}${words.keptEnd}${optimizer || !isNetwork.value ? "" : ` ${words.keptOptimizer}`}`;
}

export function KeptNote() {
  const shown = useSignal(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useSignalEffect(() => {
    const now = kept.value;
    clearTimeout(timer.current);
    shown.value = now !== null;
    if (now) timer.current = setTimeout(() => (shown.value = false), SHOWN_MS);
  });
  const now = kept.value;
  const text = now && shown.value && !toast.value ? keptInWords(now) : "";
  return (
    <div class={`keptnote${text ? " on" : ""}`} role="status" data-testid="kept" data-value={now?.parameters ?? ""}>
      {text}
    </div>
  );
}
