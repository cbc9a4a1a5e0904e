/** What units and layers are called on the page. */
import { plain, subscript } from "../../format";
import { t } from "../../i18n";
import { description, wanted } from "../../store";
import type { Feature, LayerConfig } from "../../wire/generated";

/** Features in the field's symbols, the same in every language. */
export const SYMBOLS: Record<Feature, string> = {
  x: "x₁",
  y: "x₂",
  x2: "x₁²",
  y2: "x₂²",
  xy: "x₁x₂",
  sin_x: "sin πx₁",
  sin_y: "sin πx₂",
  distance: "‖x‖",
  angle: "∠x",
  z: "x₃",
};
export const FEATURES = Object.keys(SYMBOLS) as Feature[];

const LONGEST = 6;
/** The name of a table's column, as far as there is room. */
const shortened = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

const isFeature = (name: string): name is Feature => name in SYMBOLS;
/** An input in short: a feature by its symbol, a formula by its number. */
export function symbol(input: string | undefined): string {
  if (input === undefined) return "x";
  if (isFeature(input)) return SYMBOLS[input];
  const formula = wanted.value?.data.formulas.indexOf(input) ?? -1;
  return formula < 0 ? shortened(input) : `f${subscript(formula + 1)}`;
}

/** Position of a layer, from 1; 0 for the input. */
export const layerNumber = (id: string): number =>
  (description.value?.layers.findIndex((layer) => layer.id === id) ?? -1) + 1;

/** “Layer 1, neuron 2”, or the symbol of an input. */
export function unitName(layer: string, unit: number): string {
  const feature = description.value?.features[unit];
  if (layer === "input") return feature === undefined || isFeature(feature) ? symbol(feature) : feature;
  return t.value.network.neuron(layerNumber(layer), unit + 1);
}

/** A layer's unit as a symbol: x₁ of the input, a₂ of a layer. */
export const unitSymbol = (layer: string, unit: number): string =>
  layer === "input" ? symbol(description.value?.features[unit]) : `a${subscript(unit + 1)}`;

/** What a pill says after the kind: the width of a dense layer, the rate of a dropout. */
export function layerDetail(layer: LayerConfig): string {
  if (layer.kind === "dense") return String(layer.units);
  return layer.kind === "dropout" ? plain(layer.rate, 2).replace(/0$/, "") : "";
}

/** A layer's activation in short, or nothing. */
export function layerActivation(layer: LayerConfig): string {
  if (layer.kind === "dense") return t.value.layers.short[layer.activation];
  return layer.kind === "activation" ? t.value.layers.short[layer.function] : "";
}
