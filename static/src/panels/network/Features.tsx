/** What the network sees of a point: the features that are ticked, and formulas over its coordinates; at least one feature stays. */
import { FormulaInputs } from "../../data/FormulaInputs";
import { edit } from "../../commands";
import { changeData, isSolid } from "../../edit";
import { t } from "../../i18n";
import { wanted } from "../../store";
import { Checkbox } from "../../ui/Checkbox";
import type { Feature } from "../../wire/generated";
import { FEATURES, SYMBOLS } from "./names";

function toggle(feature: Feature, on: boolean): void {
  edit((draft) => {
    const chosen = new Set(draft.data.features);
    if (on) chosen.add(feature);
    else chosen.delete(feature);
    const features = FEATURES.filter((f) => chosen.has(f));
    changeData(draft, (data) => ({ ...data, features }));
  });
}

export function FeatureChooser() {
  const data = wanted.value?.data;
  if (!data) return null;
  const chosen = data.features;
  const words = t.value.network;
  return (
    <div class="feat">
      <h3>{words.features}</h3>
      {FEATURES.filter((feature) => feature !== "z" || isSolid(data.kind)).map((feature) => (
        <Checkbox
          key={feature}
          checked={chosen.includes(feature)}
          disabled={chosen.length === 1 && chosen[0] === feature}
          testid={`feature-${feature}`}
          onChange={(on) => toggle(feature, on)}
        >
          <span class="m">{SYMBOLS[feature]}</span> {words.feature[feature]}
        </Checkbox>
      ))}
      {chosen.length === 1 && <p>{words.oneStays}</p>}
      <FormulaInputs />
    </div>
  );
}
