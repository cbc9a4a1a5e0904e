/** The activation functions as curves: value and slope at z, the same as the engine's table (engine/activations.py). */
import type { Activation } from "../../wire/generated";

export interface ActivationCurve {
  /** a = g(z). */
  value: (z: number, parameter: number) => number;
  /** g′(z); 0 where the function has no slope. */
  slope: (z: number, parameter: number) => number;
  /** The values g can reach, where it has bounds. */
  low?: number;
  high?: number;
}

const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;
const LEAK = 0.01;

const sigmoid = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

/** Error function, to 1.2e−7 (Press et al., Numerical Recipes, erfcc). */
export function erf(x: number): number {
  const t = 1 / (1 + Math.abs(x) / 2);
  const series = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ].reduceRight((sum, c) => sum * t + c, 0);
  const tail = t * Math.exp(-x * x + series);
  return x >= 0 ? 1 - tail : tail - 1;
}
const normal = (z: number): number => (1 + erf(z / Math.SQRT2)) / 2;
const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** `parameter` is PReLU's learned slope, and for softmax ln Σ exp of the other units' z; the rest ignore it. */
export const CURVES: Record<Activation, ActivationCurve> = {
  step: { value: (z) => (z >= 0 ? 1 : 0), slope: () => 0, low: 0, high: 1 },
  sign: { value: (z) => Math.sign(z), slope: () => 0, low: -1, high: 1 },
  linear: { value: (z) => z, slope: () => 1 },
  sigmoid: { value: sigmoid, slope: (z) => sigmoid(z) * sigmoid(-z), low: 0, high: 1 },
  tanh: { value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2, low: -1, high: 1 },
  relu: { value: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0), low: 0 },
  leaky_relu: { value: (z) => (z > 0 ? z : LEAK * z), slope: (z) => (z > 0 ? 1 : LEAK) },
  prelu: { value: (z, k) => (z > 0 ? z : k * z), slope: (z, k) => (z > 0 ? 1 : k) },
  elu: { value: (z) => (z > 0 ? z : Math.expm1(z)), slope: (z) => (z > 0 ? 1 : Math.exp(z)), low: -1 },
  selu: {
    value: (z) => SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z)),
    slope: (z) => SELU_SCALE * (z > 0 ? 1 : SELU_ALPHA * Math.exp(z)),
    low: -SELU_SCALE * SELU_ALPHA,
  },
  gelu: { value: (z) => z * normal(z), slope: (z) => normal(z) + z * density(z), low: -0.17 },
  silu: { value: (z) => z * sigmoid(z), slope: (z) => sigmoid(z) * (1 + z * sigmoid(-z)), low: -0.28 },
  softplus: { value: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))), slope: sigmoid, low: 0 },
  softsign: { value: (z) => z / (1 + Math.abs(z)), slope: (z) => 1 / (1 + Math.abs(z)) ** 2, low: -1, high: 1 },
  sin: { value: Math.sin, slope: Math.cos, low: -1, high: 1 },
  gaussian: { value: (z) => Math.exp(-z * z), slope: (z) => -2 * z * Math.exp(-z * z), low: 0, high: 1 },
  softmax: {
    value: (z, others) => sigmoid(z - others),
    slope: (z, others) => sigmoid(z - others) * sigmoid(others - z),
    low: 0,
    high: 1,
  },
};

/** ln Σ exp(z) over all units but one: with it, that unit's softmax is a sigmoid of its own z. */
export function othersOf(z: ArrayLike<number>, unit: number): number {
  let top = -Infinity;
  for (let k = 0; k < z.length; k++) if (k !== unit) top = Math.max(top, z[k] ?? -Infinity);
  if (top === -Infinity) return -Infinity;
  let sum = 0;
  for (let k = 0; k < z.length; k++) if (k !== unit) sum += Math.exp((z[k] ?? 0) - top);
  return top + Math.log(sum);
}
