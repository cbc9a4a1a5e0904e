/** A number of the experiment that can be turned while it trains: a field with a slider under it. */
import { tune } from "../commands";
import { valueAt } from "../paths";
import { wanted } from "../store";
import { NumberField } from "../ui/NumberField";
import type { Range } from "../ui/scale";
import { Slider } from "../ui/Slider";

interface Props extends Range {
  label: string;
  path: string;
  integer?: boolean;
  testid: string;
}

export function Live({ label, path, integer = false, testid, ...range }: Props) {
  const found = valueAt(wanted.value, path);
  if (typeof found !== "number") return null;
  const set = (next: number): void => tune(path, integer ? Math.round(next) : next);
  return (
    <div class="live">
      <NumberField
        label={label}
        value={found}
        min={range.zero ? 0 : range.min}
        max={range.max}
        integer={integer}
        testid={testid}
        onCommit={(next) => next !== null && set(next)}
      />
      <Slider label={label} hideLabel value={found} testid={`${testid}-slider`} onInput={set} {...range} />
    </div>
  );
}
