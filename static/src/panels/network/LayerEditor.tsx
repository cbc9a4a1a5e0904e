/** What a pill opens: the settings of one layer, and moving, copying and removing it. */
import { edit, tune } from "../../commands";
import { layerOf, moveLayer, outputOf, removeLayer, setActivation, setUnits } from "../../edit";
import { namesOf, t } from "../../i18n";
import { description, refusal, wanted } from "../../store";
import { inWords } from "../../shell/problem";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { NumberField } from "../../ui/NumberField";
import { Select } from "../../ui/Select";
import { Slider } from "../../ui/Slider";
import type { Activation, DenseConfig, Experiment, InitConfig, LayerConfig } from "../../wire/generated";
import { copyLayer } from "./copy";
import { Sources } from "./Sources";

const FLAT: ReadonlySet<Activation> = new Set<Activation>(["step", "sign"]);

/** Changes the layer in a draft. */
function change<K extends LayerConfig["kind"]>(
  id: string,
  kind: K,
  how: (layer: Extract<LayerConfig, { kind: K }>) => void,
): void {
  edit((draft) => {
    const layer = layerOf(draft, id);
    if (layer?.kind === kind) how(layer as Extract<LayerConfig, { kind: K }>);
  });
}

function ActivationField({ id, value }: { id: string; value: Activation }) {
  const words = t.value.layers;
  return (
    <>
      <Select
        label={words.field.activation}
        value={value}
        options={namesOf(words.activation)}
        onChange={(activation) => edit((draft) => setActivation(draft, id, activation))}
        testid="activation"
      />
      {FLAT.has(value) && <p>{words.flat}</p>}
    </>
  );
}

function DenseFields({ layer, isOutput }: { layer: DenseConfig; isOutput: boolean }) {
  const words = t.value.layers;
  const setInit = (init: InitConfig): void => change(layer.id, "dense", (dense) => (dense.init = init));
  return (
    <>
      {isOutput ? (
        <p>{t.value.network.outputUnits}</p>
      ) : (
        <NumberField
          label={words.field.units}
          value={layer.units}
          integer
          step={1}
          min={1}
          max={128}
          onCommit={(units) => units !== null && edit((draft) => setUnits(draft, layer.id, units))}
          testid="units"
        />
      )}
      <ActivationField id={layer.id} value={layer.activation} />
      <Select
        label={words.field.init}
        value={layer.init.kind}
        options={namesOf(words.init)}
        onChange={(kind) => setInit({ kind, scale: layer.init.scale })}
      />
      {layer.init.kind !== "zeros" && (
        <NumberField
          label={words.field.scale}
          value={layer.init.scale}
          min={0}
          max={10}
          onCommit={(scale) => scale !== null && setInit({ kind: layer.init.kind, scale })}
        />
      )}
      <Checkbox checked={layer.bias} onChange={(bias) => change(layer.id, "dense", (dense) => (dense.bias = bias))}>
        {words.field.bias}
      </Checkbox>
    </>
  );
}

function Fields({ layer, index, isOutput }: { layer: LayerConfig; index: number; isOutput: boolean }) {
  const words = t.value.layers;
  switch (layer.kind) {
    case "dense":
      return <DenseFields layer={layer} isOutput={isOutput} />;
    case "activation":
      return <ActivationField id={layer.id} value={layer.function} />;
    case "dropout":
      return (
        <Slider
          label={words.field.dropoutRate}
          value={layer.rate}
          min={0}
          max={0.9}
          step={0.01}
          onInput={(rate) => tune(`network.layers[${index}].rate`, rate)}
          testid="dropout-rate"
        />
      );
    case "batch_norm":
      return (
        <>
          <NumberField
            label={words.field.momentum}
            value={layer.momentum}
            onCommit={(v) => v !== null && change(layer.id, "batch_norm", (l) => (l.momentum = v))}
          />
          <NumberField
            label={words.field.epsilon}
            value={layer.epsilon}
            onCommit={(v) => v !== null && change(layer.id, "batch_norm", (l) => (l.epsilon = v))}
          />
        </>
      );
    case "layer_norm":
      return (
        <NumberField
          label={words.field.epsilon}
          value={layer.epsilon}
          onCommit={(v) => v !== null && change(layer.id, "layer_norm", (l) => (l.epsilon = v))}
        />
      );
    case "add":
    case "concat":
      return null;
  }
}

/** The layer that `id` would stand behind after a move by one to either side; null where it cannot move there. */
export function neighbour(experiment: Experiment, id: string, side: -1 | 1): string | null {
  const { layers } = experiment.network;
  const at = layers.findIndex((layer) => layer.id === id);
  const target = side > 0 ? layers[at + 1]?.id : at >= 2 ? layers[at - 2]?.id : at === 1 ? "input" : undefined;
  return target !== undefined && moveLayer(structuredClone(experiment), id, target) ? target : null;
}

export function LayerEditor({ id, close }: { id: string; close: () => void }) {
  const experiment = wanted.value;
  const index = experiment?.network.layers.findIndex((l) => l.id === id) ?? -1;
  const layer = experiment?.network.layers[index];
  if (!experiment || !layer) return null;
  const isOutput = layer === outputOf(experiment);
  const words = t.value.network;
  const move = (side: -1 | 1) => {
    const target = neighbour(experiment, id, side);
    return {
      disabled: target === null,
      onClick: () => target !== null && edit((draft) => void moveLayer(draft, id, target)),
    };
  };
  const isJoin = layer.kind === "add" || layer.kind === "concat";
  const problems = refusal.value?.problems.filter((p) => p.where.startsWith(`network.layers[${index}]`)) ?? [];
  return (
    <div class="ledit">
      <h3>
        {t.value.layers.kind[layer.kind]} · {words.layerNumber(index + 1)}
      </h3>
      <p class="about">{t.value.layers.about[layer.kind]}</p>
      <Fields layer={layer} index={index} isOutput={isOutput} />
      <Sources layer={layer} index={index} />
      {problems.map((problem) => (
        <p key={problem.where} class="trouble" role="alert">
          {inWords(problem).message}
        </p>
      ))}
      <div class="acts">
        <Button icon="left" label={words.moveEarlier} {...move(-1)} />
        <Button icon="right" label={words.moveLater} {...move(1)} />
        <Button
          icon="copy"
          label={words.copyLayer}
          disabled={isOutput || isJoin}
          onClick={() => edit((draft) => void copyLayer(draft, id))}
        />
        <div class="grow" />
        <Button
          icon="remove"
          disabled={isOutput || (description.value?.layers.length ?? 0) < 2}
          onClick={() => {
            close();
            edit((draft) => void removeLayer(draft, id));
          }}
          data-testid="remove-layer"
        >
          {words.removeLayer}
        </Button>
      </div>
    </div>
  );
}
