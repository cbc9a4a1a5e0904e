/** The list of a wide layer's units, of which two or three become the axes of its pictures. */
import { useSignal } from "@preact/signals";
import { subscript } from "../../format";
import { t } from "../../i18n";
import { roveKeys } from "../../ui/rove";
import { chooseUnits, chosenUnits, LEAST, toggled } from "../space/chosen";
import type { Frame } from "../space/frames";
import { letterOf } from "./labels";

export default function UnitChoice({ frame }: { frame: Frame }) {
  const words = t.value.space.stage.units;
  const marked = useSignal<readonly number[]>(chosenUnits(frame.layer) ?? []);
  const mark = (unit: number): void => {
    marked.value = toggled(marked.peek(), unit);
    chooseUnits(frame.layer, marked.peek().length >= LEAST ? marked.peek() : null);
  };
  return (
    <div class="unitpick">
      <p>{words.about}</p>
      <div class="all" role="group" aria-label={words.choose} onKeyDown={roveKeys("button")}>
        {Array.from({ length: frame.width }, (_, unit) => (
          <button
            key={unit}
            type="button"
            class="m"
            aria-pressed={marked.value.includes(unit)}
            aria-label={words.unit(unit + 1)}
            data-testid={`axis-unit-${unit}`}
            onClick={() => mark(unit)}
          >
            {letterOf(frame) + subscript(unit + 1)}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="btn line"
        disabled={!marked.value.length}
        data-testid="units-pca"
        onClick={() => {
          marked.value = [];
          chooseUnits(frame.layer, null);
        }}
      >
        {words.pca}
      </button>
    </div>
  );
}
