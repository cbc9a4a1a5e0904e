/** The settings of a layer of each kind. */
import { edit, tune } from "../../commands";
import { followerOf, layerOf, MOST_UNITS, setActivation, setFollower, setUnits } from "../../edit";
import { namesOf, t } from "../../i18n";
import { wanted } from "../../store";
import { Checkbox } from "../../ui/Checkbox";
import { NumberField } from "../../ui/NumberField";
import { Select } from "../../ui/Select";
import { Slider } from "../../ui/Slider";
import type { Activation, DenseConfig, InitConfig, LayerConfig } from "../../wire/generated";

const FLAT: ReadonlySet<Activation> = new Set<Activation>(["step", "sign"]);

/** Changes the layer in a draft. */
export function change<K extends LayerConfig["kind"]>(
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

const NORMS = ["batch_norm", "layer_norm"] as const;
type Norm = "none" | (typeof NORMS)[number];

/** Dropout and normalisation right behind a layer. */
function Followers({ id }: { id: string }) {
  const draft = wanted.value;
  const words = t.value.build;
  if (!draft) return null;
  const norm: Norm = NORMS.find((kind) => followerOf(draft, id, kind)) ?? "none";
  const setNorm = (next: Norm): void =>
    edit((made) => {
      for (const kind of NORMS) setFollower(made, id, kind, kind === next);
    });
  return (
    <>
      <Select label={words.norm} value={norm} options={namesOf(words.norms)} onChange={setNorm} testid="norm" />
      <Checkbox
        checked={followerOf(draft, id, "dropout") !== undefined}
        testid="dropout-behind"
        onChange={(on) => edit((made) => setFollower(made, id, "dropout", on))}
      >
        {words.dropout}
      </Checkbox>
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
          max={MOST_UNITS}
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
      {!isOutput && <Followers id={layer.id} />}
      <Checkbox checked={layer.bias} onChange={(bias) => change(layer.id, "dense", (dense) => (dense.bias = bias))}>
        {words.field.bias}
      </Checkbox>
    </>
  );
}

export function Fields({ layer, index, isOutput }: { layer: LayerConfig; index: number; isOutput: boolean }) {
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
