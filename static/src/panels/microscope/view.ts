/** What the microscope shows of the chosen unit, worked out from the store: forward its sum, backward its blame. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { subscript } from "../../format";
import { description, direction, heldInput, probe, selection } from "../../store";
import { parametersNow } from "../../turn";
import type { Activation, Description, LayerDescription } from "../../wire/generated";
import type { PointLayer, PointPayload } from "../../wire/probes";
import { unitSymbol } from "../network/names";
import { CURVES, othersOf, type ActivationCurve } from "./activations";
import { backwardTerms, fold, forwardTerms, part, waterfall, type Bar, type Term, type WeightRow } from "./sums";

/** A term with the symbol it is written by. */
export interface Row extends Term {
  symbol: string;
}

interface Common {
  layer: LayerDescription;
  unit: number;
  activation: Activation;
  curve: ActivationCurve;
  /** What the curve needs beside z: PReLU's slope, or the other units of a softmax. */
  parameter: number;
  z: number;
  a: number;
  slope: number;
  rows: readonly Row[];
  bars: readonly Bar[];
  sum: number;
  reach: number;
  /** All of a softmax layer's outputs, and the class it should be. */
  probabilities: readonly number[] | null;
  target: number;
}
export interface Forward extends Common {
  kind: "forward";
  /** The letter of what comes in: x from the input, a from a layer. */
  letter: string;
}
export interface Backward extends Common {
  kind: "backward";
  delta: number;
  /** `sum`: δ comes from the next layers. `difference`: a − y at the output. `loss`: ∂L/∂a at the output. */
  source: "sum" | "difference" | "loss";
}
/** A layer without weights of its own, or one whose δ passes another first. */
export interface Plain {
  kind: "plain";
  layer: LayerDescription;
  unit: number;
  a: number;
  /** δ in backward mode, and the layer it came through; without one, a softmax mixes the layer's own units. */
  delta: number | null;
  through: LayerDescription | null;
}
export type View = Forward | Backward | Plain;

function rowOf({ slots }: Description, layer: string): WeightRow | null {
  const slot = slots.find((s) => s.layer === layer && s.name === "weight");
  return slot ? { offset: slot.offset, fanIn: slot.shape[1] ?? 0 } : null;
}
const offsetOf = ({ slots }: Description, layer: string, name: string): number | null =>
  slots.find((s) => s.layer === layer && s.name === name)?.offset ?? null;

/** The dense layers that read `id`, past dropouts, which let everything through outside training; null where something else does. */
function readers({ layers }: Description, id: string): LayerDescription[] | LayerDescription {
  const found: LayerDescription[] = [];
  for (const layer of layers) {
    if (!layer.inputs.includes(id)) continue;
    if (layer.kind === "dense") {
      found.push(layer);
      continue;
    }
    if (layer.kind !== "dropout") return layer;
    const beyond = readers({ layers } as Description, layer.id);
    if (!Array.isArray(beyond)) return beyond;
    found.push(...beyond);
  }
  return found;
}

const isActivation = (name: string | null): name is Activation => name !== null && name in CURVES;

function common(d: Description, layer: LayerDescription, unit: number, values: PointLayer, point: PointPayload) {
  const activation = isActivation(layer.activation) ? layer.activation : "linear";
  const slope = offsetOf(d, layer.id, "slope");
  const isSoftmax = activation === "softmax";
  const parameter = isSoftmax
    ? othersOf(values.z?.data ?? [], unit)
    : slope === null
      ? 0
      : (parametersNow()[slope] ?? 0);
  const curve = CURVES[activation];
  const z = values.z?.data[unit] ?? 0;
  return {
    layer,
    unit,
    activation,
    curve,
    parameter,
    z,
    a: values.a.data[unit] ?? 0,
    slope: curve.slope(z, parameter),
    probabilities: isSoftmax ? [...values.a.data] : null,
    target: point.target,
  };
}

function forward(
  d: Description,
  layer: LayerDescription,
  unit: number,
  values: PointLayer,
  point: PointPayload,
): Forward | null {
  const weights = rowOf(d, layer.id);
  if (!weights) return null;
  const shared = common(d, layer, unit, values, point);
  const bias = offsetOf(d, layer.id, "bias");
  const terms = forwardTerms(values.x?.data ?? [], parametersNow(), unit, weights, bias === null ? null : bias + unit);
  const source = layer.inputs[0] ?? "input";
  const rows = fold(terms, heldInput.value).map((term) => ({
    ...term,
    symbol: term.kind === "bias" ? "b" : term.kind === "input" ? unitSymbol(source, term.input) : "",
  }));
  const { bars, sum, reach } = waterfall(rows);
  const a = shared.curve.value(sum, shared.parameter);
  const slope = shared.curve.slope(sum, shared.parameter);
  return {
    kind: "forward",
    ...shared,
    z: sum,
    a,
    slope,
    rows,
    bars,
    sum,
    reach,
    letter: source === "input" ? "x" : "a",
  };
}

const FUSED: Readonly<Record<string, string>> = { binary_cross_entropy: "sigmoid", cross_entropy: "softmax" };

function backwardAtOutput(d: Description, shared: ReturnType<typeof common>, delta: number): Backward {
  const isDifference = FUSED[d.loss] === shared.activation;
  const wanted = shared.probabilities ? Number(shared.target === shared.unit) : shared.target;
  const terms = isDifference ? [part(shared.a), part(-wanted)] : [part(shared.slope === 0 ? 0 : delta / shared.slope)];
  const symbols = isDifference ? ["a", "− y"] : ["∂L/∂a"];
  const rows = terms.map((term, i) => ({ ...term, symbol: symbols[i] ?? "" }));
  return { kind: "backward", ...shared, rows, ...waterfall(rows), delta, source: isDifference ? "difference" : "loss" };
}

function backward(
  d: Description,
  layer: LayerDescription,
  unit: number,
  values: PointLayer,
  point: PointPayload,
): View {
  const delta = values.delta?.data[unit] ?? 0;
  const shared = common(d, layer, unit, values, point);
  const isOutput = d.layers.at(-1)?.id === layer.id;
  if (isOutput) return backwardAtOutput(d, shared, delta);
  const next = readers(d, layer.id);
  if (!Array.isArray(next)) return { kind: "plain", layer, unit, a: shared.a, delta, through: next };
  if (shared.activation === "softmax") return { kind: "plain", layer, unit, a: shared.a, delta, through: null };
  const terms = next.flatMap((reader) => {
    const weights = rowOf(d, reader.id);
    const deltas = point.layers[reader.id]?.delta?.data;
    return weights && deltas ? backwardTerms(deltas, parametersNow(), unit, weights) : [];
  });
  const rows = fold(terms).map((term) => ({ ...term, symbol: term.number ? `δ${subscript(term.number)}` : "" }));
  const { bars, sum, reach } = waterfall(rows);
  return { kind: "backward", ...shared, rows, bars, sum, reach, delta: sum * shared.slope, source: "sum" };
}

export const view: ReadonlySignal<View | null> = computed(() => {
  const d = description.value;
  const chosen = selection.value;
  const point = probe("point").value;
  const layer = d?.layers.find((l) => l.id === chosen?.layer);
  const values = layer && point?.layers[layer.id];
  if (!d || !chosen || !point || !layer || !values || chosen.unit >= layer.width) return null;
  const { unit } = chosen;
  const plain: Plain = { kind: "plain", layer, unit, a: values.a.data[unit] ?? 0, delta: null, through: null };
  if (layer.kind !== "dense" || !values.x || !values.z) return plain;
  if (direction.value === "backward") return backward(d, layer, unit, values, point);
  return forward(d, layer, unit, values, point) ?? plain;
});

/** The parameter on the held knob: its place in the flat vector and its symbol. */
export const held: ReadonlySignal<{ index: number; symbol: string } | null> = computed(() => {
  const d = description.value;
  const chosen = selection.value;
  const layer = d?.layers.find((l) => l.id === chosen?.layer && l.kind === "dense");
  const weights = d && layer && rowOf(d, layer.id);
  if (!d || !chosen || !layer || !weights || chosen.unit >= layer.width) return null;
  const bias = offsetOf(d, layer.id, "bias");
  const input = Math.min(heldInput.value, bias === null ? weights.fanIn - 1 : weights.fanIn);
  if (input === weights.fanIn) return { index: (bias ?? 0) + chosen.unit, symbol: "b" };
  return { index: weights.offset + chosen.unit * weights.fanIn + input, symbol: `w${subscript(input + 1)}` };
});
