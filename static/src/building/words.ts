/** Layers and mends in words. */
import { counted } from "../format";
import { t } from "../i18n";
import type { Experiment } from "../wire/generated";

/** “Dense 2”: the kind and the place in the network, from 1; “Input”. */
export function layerName(experiment: Experiment, id: string): string {
  const { kind } = t.value.layers;
  const at = experiment.network.layers.findIndex((layer) => layer.id === id);
  const layer = experiment.network.layers[at];
  return layer ? `${kind[layer.kind]} · ${t.value.network.layerNumber(at + 1)}` : kind.input;
}

/** A count, short: 52 k, 1.2 M. */
export const count = (value: number): string => counted(value, t.value.time.counts);
