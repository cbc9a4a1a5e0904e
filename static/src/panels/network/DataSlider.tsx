/** A number of the data: it follows the hand at once, the experiment follows a few times a second. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { edit } from "../../commands";
import type { Range } from "../../ui/scale";
import { Slider } from "../../ui/Slider";
import type { Experiment } from "../../wire/generated";
import { throttled } from "../../throttle";

/** At most eight edits a second while a slider moves. */
const slowEdit = throttled(edit, 125);

interface Props extends Range {
  label: string;
  name: string;
  value: number;
  format?: (value: number) => string;
  set: (draft: Experiment, value: number) => void;
}

export function DataSlider({ name, value, set, ...rest }: Props) {
  const draft = useSignal<number | null>(null);
  useEffect(() => {
    draft.value = null;
  }, [value]);
  const apply = (next: number): void => {
    draft.value = next;
    slowEdit((experiment) => set(experiment, next), `data.${name}`);
  };
  return <Slider {...rest} value={draft.value ?? value} onInput={apply} testid={`data-${name}`} />;
}
