/** Vigilance and its curve, the numbers, and the settings of the rule and the data. */
import { percent } from "../../format";
import { description, wanted } from "../../store";
import { Fields } from "../../ui/Fields";
import { Segmented } from "../../ui/Segmented";
import { useWatch } from "../../watch";
import { DataChoice } from "./DataChoice";
import { PointSettings } from "./PointSettings";
import { categories, told, watchCategories, watchTold } from "./state";
import { from } from "./turn";
import { VigilanceCurve } from "./VigilanceCurve";
import { words } from "./words";

function Numbers() {
  const spoken = words.value.numbers;
  const known = categories.value;
  const payload = told.value;
  return (
    <dl class="numbers">
      <div>
        <dt>{spoken.categories}</dt>
        <dd data-testid="used" data-value={payload?.used ?? 0}>
          {payload ? spoken.of(payload.used, payload.most) : "–"}
        </dd>
      </div>
      <div>
        <dt>{spoken.presented}</dt>
        <dd>{payload?.presented ?? 0}</dd>
      </div>
      {description.value?.classes !== 0 && (
        <div>
          <dt>{spoken.agreement}</dt>
          <dd>{percent(known?.agreement)}</dd>
        </div>
      )}
    </dl>
  );
}

export function Micro() {
  useWatch("art", watchTold);
  useWatch("art_categories", watchCategories);
  const experiment = wanted.value;
  const spoken = words.value;
  if (!experiment) return null;
  const searching = "vigilance" in experiment.learner;
  return (
    <div class="artmicro">
      {searching && (
        <>
          <VigilanceCurve />
          <div class="from">
            <span>{spoken.from.name}</span>
            <Segmented
              label={spoken.from.name}
              options={[
                { value: "start", label: spoken.from.start, title: spoken.from.startAbout },
                { value: "here", label: spoken.from.here, title: spoken.from.hereAbout },
              ]}
              value={from.value}
              onChange={(value) => (from.value = value)}
            />
          </div>
        </>
      )}
      <Numbers />
      <h3>{spoken.rule}</h3>
      <Fields of="learner" except={["vigilance"]} />
      <h3>{spoken.data}</h3>
      <DataChoice />
      {"label_noise" in experiment.data ? (
        <PointSettings data={experiment.data} />
      ) : (
        <Fields of="data" except={["test_share"]} />
      )}
    </div>
  );
}
