/** The units among the data, and beside them the same units in their lattice; at the left what is learned from. */
import { learner } from "../../family";
import { t } from "../../i18n";
import { description, experiment } from "../../store";
import { Fields } from "../../ui/Fields";
import { Select } from "../../ui/Select";
import { useWatch } from "../../watch";
import { resetView, turned } from "../stage/orbit";
import { Among } from "./Among";
import { DATA_SETTINGS, setData, SETS } from "./choices";
import { Lattice } from "./Lattice";
import { data, inColour, useMap } from "./model";
import { PointStepper } from "./PointStepper";
import { stepText } from "./tell";
import { words } from "./words";

function DataChoice() {
  const kind = experiment.value?.data.kind;
  if (!kind) return null;
  const names = t.value.data.kind;
  const other = (SETS as readonly string[]).includes(kind) ? [] : [{ value: kind, label: names[kind] }];
  const options = [...other, ...SETS.map((set) => ({ value: set, label: names[set] }))];
  return (
    <Select
      label={t.value.data.title}
      options={options}
      value={kind}
      testid="map-data"
      onChange={(next) => {
        const set = SETS.find((each) => each === next);
        if (set) setData(set);
      }}
    />
  );
}

function DataSide() {
  const { train = 0, test = 0 } = description.value ?? {};
  return (
    <div class="map-data">
      <DataChoice />
      <p class="lb">{t.value.data.counts(train, test)}</p>
      <Fields of="data" only={DATA_SETTINGS} />
    </div>
  );
}

export function Net() {
  useMap();
  useWatch("data", () => ({ probe: "data", options: {}, hz: 4 }));
  const say = words.value.net;
  const solid = data.value?.solid != null;
  const plane = data.value?.plane;
  const names = solid ? data.value?.names : plane?.names;
  const axes = (inColour.value ? words.value.planes.light : names)?.join(", ");
  return (
    <div class="map-net">
      <DataSide />
      <figure class="map-space">
        <figcaption>
          <b class="bt">{say.among}</b>
          <span class="lb">{axes}</span>
          {solid && turned.value && (
            <button type="button" class="btn line" onClick={resetView}>
              {say.back}
            </button>
          )}
        </figcaption>
        <Among />
      </figure>
      <figure class="map-beside">
        <figcaption>
          <b class="bt">{learner.value === "som" ? say.answers : say.cells}</b>
          <span class="lb">{say.hits}</span>
        </figcaption>
        <Lattice view="hits" label={say.answersAbout} testid="map-answers" />
      </figure>
      <div class="map-said">
        <p aria-live="off" data-testid="map-said">
          {stepText()}
        </p>
        <PointStepper />
      </div>
    </div>
  );
}
