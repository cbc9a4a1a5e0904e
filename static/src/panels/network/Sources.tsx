/** Where a layer reads from: one earlier layer, or for a join several. Choices that would leave a layer unread are off. */
import { edit } from "../../commands";
import { layerOf, mendGraph, widthOf } from "../../edit";
import { t } from "../../i18n";
import { wanted } from "../../store";
import { Checkbox } from "../../ui/Checkbox";
import { Select } from "../../ui/Select";
import type { Experiment, LayerConfig } from "../../wire/generated";

/** “2 Dense”, or “Input”. */
function sourceName(experiment: Experiment, id: string): string {
  const at = experiment.network.layers.findIndex((layer) => layer.id === id);
  const layer = experiment.network.layers[at];
  return layer ? `${at + 1} ${t.value.layers.kind[layer.kind]}` : t.value.layers.kind.input;
}

function setInputs(id: string, inputs: string[]): void {
  edit((draft) => {
    const layer = layerOf(draft, id);
    if (layer) layer.inputs = inputs;
    mendGraph(draft);
  });
}

/** Whether some layer that is read now would be read no longer. */
function orphans(experiment: Experiment, id: string, inputs: readonly string[]): boolean {
  const layers = experiment.network.layers.map((layer) => (layer.id === id ? { ...layer, inputs } : layer));
  return layers.slice(0, -1).some((layer) => !layers.some((other) => other.inputs.includes(layer.id)));
}

export function Sources({ layer, index }: { layer: LayerConfig; index: number }) {
  const experiment = wanted.value;
  if (!experiment || index === 0) return null;
  const earlier = ["input", ...experiment.network.layers.slice(0, index).map((l) => l.id)];
  const { id } = layer;
  const label = t.value.network.readsFrom;
  if (layer.kind !== "add" && layer.kind !== "concat") {
    const possible = earlier.filter((source) => layer.inputs[0] === source || !orphans(experiment, id, [source]));
    if (possible.length < 2) return null;
    return (
      <Select
        label={label}
        value={layer.inputs[0] ?? "input"}
        options={possible.map((source) => ({ value: source, label: sourceName(experiment, source) }))}
        onChange={(source) => setInputs(id, [source])}
      />
    );
  }
  const width = widthOf(experiment, layer.inputs.at(-1) ?? "input");
  const fits = (source: string): boolean => layer.kind === "concat" || widthOf(experiment, source) === width;
  return (
    <fieldset class="from">
      <legend>{label}</legend>
      {earlier.filter(fits).map((source) => {
        const on = layer.inputs.includes(source);
        const next = on ? layer.inputs.filter((s) => s !== source) : [...layer.inputs, source];
        const sorted = earlier.filter((s) => next.includes(s));
        return (
          <Checkbox
            key={source}
            checked={on}
            disabled={sorted.length < 2 || orphans(experiment, id, sorted)}
            onChange={() => setInputs(id, sorted)}
          >
            {sourceName(experiment, source)}
          </Checkbox>
        );
      })}
    </fieldset>
  );
}
