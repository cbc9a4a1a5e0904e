/** Settings and numbers of a map: the kind of learner, how rate and reach shrink, errors, the unit that was pressed. */
import { percent, plain } from "../../format";
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { run } from "../../store";
import { Fields } from "../../ui/Fields";
import { Segmented } from "../../ui/Segmented";
import { DATA_SETTINGS, KINDS, setKind, type MapLearner } from "./choices";
import { useMap } from "./model";
import { Schedule, settings } from "./Schedule";
import { UnitCard } from "./UnitCard";
import { words } from "./words";

function Numbers() {
  const { lossTrain, lossTest, accuracyTrain, accuracyTest } = run.value;
  const say = words.value.micro;
  const names = t.value.measures;
  const both = (train: string, test: string | null): string => (test === null ? train : say.both(train, test));
  return (
    <dl class="map-errors">
      <div title={say.quantisation}>
        <dt>{names.quantisation}</dt>
        <dd data-testid="map-quantisation">{both(plain(lossTrain), lossTest === null ? null : plain(lossTest))}</dd>
      </div>
      {accuracyTrain !== null && (
        <div title={say.topographic}>
          <dt>{names.topographic}</dt>
          <dd data-testid="map-topographic">
            {both(percent(accuracyTrain), accuracyTest === null ? null : percent(accuracyTest))}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The settings that count: what no step reads is left out. */
function Settings({ of: found }: { of: MapLearner }) {
  if (found.kind === "som")
    return (
      <>
        <Fields of="learner" only={["lattice", "rows", "columns", "start"]} />
        <Fields
          of="learner"
          only={["neighbourhood", "radius_from", "radius_to", "rate_from", "rate_to", "schedule", "horizon"]}
        />
      </>
    );
  if (found.kind === "neural_gas")
    return (
      <>
        <Fields of="learner" only={found.edges ? ["units", "start", "edges", "age"] : ["units", "start", "edges"]} />
        <Fields of="learner" only={["range_from", "range_to", "rate_from", "rate_to", "schedule", "horizon"]} />
      </>
    );
  const scheduled = found.rule === "online" ? (["rate_from", "rate_to", "schedule", "horizon"] as const) : [];
  return <Fields of="learner" only={["units", "rule", "start", ...scheduled]} />;
}

export function Micro() {
  useMap();
  const say = words.value.micro;
  const found = settings();
  if (!found) return null;
  return (
    <div class="map-micro">
      <Segmented
        label={say.kinds}
        value={found.kind}
        onChange={setKind}
        options={KINDS.map((value) => ({ value, label: say.kind[value], title: say.about[value] }))}
      />
      <Numbers />
      <Schedule />
      <UnitCard />
      <Settings of={found} />
      {phone.value && <Fields of="data" only={DATA_SETTINGS} />}
    </div>
  );
}
