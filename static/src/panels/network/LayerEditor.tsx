/** What a pill opens: the settings of one layer, what it costs, skips from it, and moving, copying and removing it. */
import { useSignal } from "@preact/signals";
import { cost } from "../../building/cost";
import { refused } from "../../building/refused";
import { partnersOf } from "../../building/skip";
import { count, layerName } from "../../building/words";
import { edit } from "../../commands";
import { edgeBeside, forward, isJoin, isLearned, layerOf, outputOf } from "../../edit";
import { t } from "../../i18n";
import { description, wanted } from "../../store";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Select } from "../../ui/Select";
import type { Experiment, LayerConfig } from "../../wire/generated";
import { Fields } from "./LayerFields";
import { Mending } from "./MendCard";
import { copy, nudge, remove } from "./Pill";
import { JoinChoices } from "./SkipLine";
import { Sources } from "./Sources";

function Trainable({ layer }: { layer: LayerConfig }) {
  const words = t.value.build;
  if (!isLearned(layer) || (layer.kind === "activation" && layer.function !== "prelu")) return null;
  const set = (on: boolean): void =>
    edit((draft) => {
      const made = layerOf(draft, layer.id);
      if (made && isLearned(made)) made.trainable = on;
    });
  return (
    <>
      <Checkbox checked={layer.trainable} testid="trainable" onChange={set}>
        {words.trainable}
      </Checkbox>
      {!layer.trainable && <p>{words.frozenAbout}</p>}
    </>
  );
}

/** A skip without a pointer: the other layer from a list, then how they are joined. */
function SkipField({ experiment, id }: { experiment: Experiment; id: string }) {
  const to = useSignal("");
  const words = t.value.build;
  const partners = partnersOf(id);
  if (!partners.length) return null;
  const chosen = partners.includes(to.value) ? to.value : "";
  return (
    <div class="skipfield">
      <Select
        label={words.skipTo}
        value={chosen}
        options={[
          { value: "", label: words.skipNowhere },
          ...partners.map((value) => ({ value, label: layerName(experiment, value) })),
        ]}
        onChange={(value) => (to.value = value)}
        testid="skip-to"
      />
      {chosen && (
        <div class="joins" role="menu" aria-label={words.skipHow}>
          <JoinChoices edge={forward(experiment, id, chosen)} onJoined={() => (to.value = "")} />
        </div>
      )}
    </div>
  );
}

function CostLine({ id }: { id: string }) {
  const layer = cost.value?.layers.find((found) => found.id === id);
  if (!layer?.parameters && !layer?.multiplies) return null;
  return (
    <p class="costline" data-testid="cost-of-layer" data-value={layer.parameters}>
      {t.value.build.cost.layer(count(layer.parameters), count(layer.multiplies))}
    </p>
  );
}

export function LayerEditor({ id, close }: { id: string; close: () => void }) {
  const experiment = wanted.value;
  const index = experiment?.network.layers.findIndex((l) => l.id === id) ?? -1;
  const layer = experiment?.network.layers[index];
  if (!experiment || !layer) return null;
  const isOutput = layer === outputOf(experiment);
  const words = t.value.network;
  const now = refused.value;
  const move = (side: -1 | 1) => ({
    disabled: edgeBeside(experiment, id, side) === null,
    onClick: () => nudge(id, side),
  });
  return (
    <div class="ledit">
      <h3>
        {t.value.layers.kind[layer.kind]} · {words.layerNumber(index + 1)}
      </h3>
      <p class="about">{t.value.layers.about[layer.kind]}</p>
      <Fields layer={layer} index={index} isOutput={isOutput} />
      <Trainable layer={layer} />
      <Sources layer={layer} index={index} />
      <SkipField experiment={experiment} id={id} />
      {now?.layer === id && <Mending refused={now} />}
      <CostLine id={id} />
      <div class="acts">
        <Button icon="left" label={words.moveEarlier} data-testid="move-earlier" {...move(-1)} />
        <Button icon="right" label={words.moveLater} data-testid="move-later" {...move(1)} />
        <Button
          icon="copy"
          label={words.copyLayer}
          data-testid="copy-layer"
          disabled={isOutput || isJoin(layer)}
          onClick={() => copy(id)}
        />
        <div class="grow" />
        <Button
          icon="remove"
          disabled={isOutput || (description.value?.layers.length ?? 0) < 2}
          onClick={() => {
            close();
            remove(id);
          }}
          data-testid="remove-layer"
        >
          {words.removeLayer}
        </Button>
      </div>
    </div>
  );
}
