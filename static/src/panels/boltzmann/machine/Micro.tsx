/** Numbers of a small machine, its settings, and the links of one unit, to be turned by hand. */
import { act } from "../../../commands";
import { percent, plain, setting, signed, whole } from "../../../format";
import { description, run } from "../../../store";
import { Fields } from "../../../ui/Fields";
import { Select } from "../../../ui/Select";
import { Slider } from "../../../ui/Slider";
import { DataChoice } from "../DataChoice";
import { Numbers } from "../Numbers";
import { words } from "../words";
import { indexOf, machine, nameOf, unit } from "./now";

const MOST = 10;

/** The bias of the chosen unit and the weights of its links. */
function Links() {
  const told = machine.value;
  const says = words.value.machine;
  if (!told) return null;
  const units = told.states.data.length;
  const at = indexOf(told);
  const linked = Array.from({ length: units }, (_, other) => other).filter(
    (other) => told.linked.data[at * units + other],
  );
  const knob = (other: number, value: number, label: string) => (
    <Slider
      key={other}
      label={label}
      min={-MOST}
      max={MOST}
      step={0.1}
      value={Math.max(-MOST, Math.min(MOST, value))}
      format={(number) => signed(number)}
      testid={`bm-link-${other}`}
      onCommit={(number) => act({ kind: "set_link", first: at, second: other, value: number })}
    />
  );
  return (
    <div class="bm-links">
      <Select
        label={says.pickOne}
        options={Array.from({ length: units }, (_, each) => ({
          value: String(each),
          label: nameOf(each, told.visible),
        }))}
        value={String(at)}
        testid="bm-pick"
        onChange={(value) => (unit.value = Number(value))}
      />
      {knob(at, told.biases.data[at] ?? 0, says.bias)}
      {linked.map((other) =>
        knob(other, told.weights.data[at * units + other] ?? 0, says.to(nameOf(other, told.visible))),
      )}
    </div>
  );
}

export function Micro() {
  const { machine: says, settings, data } = words.value;
  const told = machine.value;
  const { numbers } = says;
  return (
    <div class="bm-micro">
      <Numbers
        rows={[
          ["divergence", numbers.divergence, plain(run.value.lossTrain)],
          ["mass", numbers.mass, percent(run.value.accuracyTrain, 1)],
          ["energy", numbers.energy, plain(told?.energy, 2)],
          ["now", numbers.temperature, told ? setting(Number(told.temperature.toPrecision(3))) : "–"],
          ["units", numbers.units, whole(told?.states.data.length ?? 0)],
          ["links", numbers.links, whole((description.value?.parameters ?? 0) - (told?.states.data.length ?? 0))],
        ]}
      />
      <h2 class="bt">{settings}</h2>
      <Fields
        of="learner"
        only={[
          "rate",
          "temperature",
          "hot",
          "move",
          "hidden",
          "visible_links",
          "hidden_links",
          "cooling",
          "gathering",
          "copies",
          "decay",
          "spread",
        ]}
      />
      <h2 class="bt">{says.links}</h2>
      <Links />
      <h2 class="bt">{data}</h2>
      <DataChoice kinds={{ parity: {}, encoder: {}, bars: { side: 3, points: 100 } }} />
    </div>
  );
}
