/** What the network says of the followed point, and what it should say, in the terms of its output. */
import { plain, signed } from "../../format";
import { t } from "../../i18n";
import { description } from "../../store";
import type { PointPayload } from "../../wire/probes";
import { outputLayer } from "./model";

export interface Outcome {
  /** What stands before the value: P(1) = , a = , ŷ = . */
  symbol: string;
  value: string;
  target: string;
}

function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}

/** A target in the scale of the output: a class, 0 or 1, −1 or +1, or a real number. */
function targetText(target: number): string {
  const {
    task,
    output_midpoint: midpoint,
    classes,
  } = description.value ?? { task: "", output_midpoint: 0.5, classes: 2 };
  if (task === "regression") return signed(target);
  return outputLayer.value?.width === 1 && midpoint === 0 && classes === 2 ? signed(target, 0) : String(target);
}

export function outcome(point: PointPayload): Outcome {
  const layer = outputLayer.value;
  const values = (layer && point.layers[layer.id]?.a.data) ?? new Float32Array();
  const target = targetText(point.target);
  const isProbability = layer?.activation === "sigmoid" || layer?.activation === "softmax";
  if (values.length > 1) {
    const winner = largest(values);
    if (isProbability) return { symbol: `P(${winner}) =`, value: plain(values[winner], 2), target };
    return { symbol: t.value.network.classNumber(winner), value: signed(values[winner] ?? 0), target };
  }
  const value = values[0] ?? NaN;
  if (description.value?.task === "regression") return { symbol: "ŷ =", value: signed(value), target };
  return isProbability
    ? { symbol: "P(1) =", value: plain(value, 2), target }
    : { symbol: "a =", value: signed(value), target };
}

/** The same in words. */
export function spokenOutcome(point: PointPayload): { output: string; target: string } {
  const { symbol, value, target } = outcome(point);
  return { output: `${symbol} ${value}`, target: t.value.network.target(target) };
}
