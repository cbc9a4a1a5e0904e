/** The sentence about the current frame, worked out from the numbers; its score is between asterisks. */
import { computed } from "@preact/signals";
import { t } from "../../i18n";
import { description } from "../../store";
import { current, frames, scores, type Frame } from "./frames";
import { sentence } from "./words";

const bends = ({ phase, activation, kind }: Frame): boolean =>
  (phase === "g" && activation !== "linear") || kind === "activation" || kind === "layer_norm";

export const caption = computed(() => {
  const all = frames.value;
  const index = current.value;
  const frame = all[index];
  if (!frame) return "";
  const situation = {
    frame,
    before: all[index - 1] ?? null,
    score: scores.value?.[index] ?? null,
    scoreBefore: scores.value?.[index - 1] ?? null,
    folded: all.slice(0, index).some(bends),
    classes: description.value?.classes ?? 0,
  };
  return sentence(situation, t.value);
});

/** The same without marks. */
export const plainCaption = computed(() => caption.value.replaceAll("*", ""));
