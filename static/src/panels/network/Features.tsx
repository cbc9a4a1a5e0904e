/** Which of a point's nine features the network sees; at least one stays. */
import { edit } from "../../commands";
import { changeData } from "../../edit";
import { t } from "../../i18n";
import { wanted } from "../../store";
import type { Feature } from "../../wire/generated";
import { Checkbox } from "../../ui/Checkbox";
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
  const chosen = wanted.value?.data.features ?? [];
  const words = t.value.network;
  return (
    <div class="feat">
      <h3>{words.features}</h3>
      {FEATURES.map((feature) => (
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
    </div>
  );
}
