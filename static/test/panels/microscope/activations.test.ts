import assert from "node:assert/strict";
import { test } from "node:test";
import { CURVES, erf, othersOf } from "../../../src/panels/microscope/activations";
import type { Activation } from "../../../src/wire/generated";

const AT = [-3, -0.7, -0.05, 0.4, 2.3];

/** Values and slopes at AT, computed by torch in float64 (prelu with slope 0.25). */
const TORCH: Record<Exclude<Activation, "softmax">, readonly [readonly number[], readonly number[]]> = {
  linear: [
    [-3, -0.7, -0.05, 0.4, 2.3],
    [1, 1, 1, 1, 1],
  ],
  sigmoid: [
    [0.04742587, 0.3318122, 0.4875026, 0.5986877, 0.908877],
    [0.04517666, 0.2217129, 0.2498438, 0.2402607, 0.08281957],
  ],
  tanh: [
    [-0.9950548, -0.6043678, -0.04995837, 0.379949, 0.9800964],
    [0.009866037, 0.6347396, 0.9975042, 0.8556388, 0.03941105],
  ],
  relu: [
    [0, 0, 0, 0.4, 2.3],
    [0, 0, 0, 1, 1],
  ],
  leaky_relu: [
    [-0.03, -0.007, -0.0005, 0.4, 2.3],
    [0.01, 0.01, 0.01, 1, 1],
  ],
  prelu: [
    [-0.75, -0.175, -0.0125, 0.4, 2.3],
    [0.25, 0.25, 0.25, 1, 1],
  ],
  elu: [
    [-0.9502129, -0.5034147, -0.04877058, 0.4, 2.3],
    [0.04978707, 0.4965853, 0.9512294, 1, 1],
  ],
  selu: [
    [-1.670569, -0.885053, -0.08574352, 0.4202804, 2.416612],
    [0.08753061, 0.8730463, 1.672356, 1.050701, 1.050701],
  ],
  gelu: [
    [-0.004049694, -0.1693746, -0.02400306, 0.2621687, 2.275335],
    [-0.01194565, 0.0233859, 0.460139, 0.8027298, 1.054428],
  ],
  silu: [
    [-0.1422776, -0.2322686, -0.02437513, 0.2394751, 2.090417],
    [-0.08810411, 0.1766132, 0.4750104, 0.694792, 1.099362],
  ],
  softplus: [
    [0.04858735, 0.403186, 0.6684596, 0.9130153, 2.395545],
    [0.04742587, 0.3318122, 0.4875026, 0.5986877, 0.908877],
  ],
  softsign: [
    [-0.75, -0.4117647, -0.04761905, 0.2857143, 0.6969697],
    [0.0625, 0.3460208, 0.9070295, 0.5102041, 0.09182736],
  ],
  sin: [
    [-0.14112, -0.6442177, -0.04997917, 0.3894183, 0.7457052],
    [-0.9899925, 0.7648422, 0.9987503, 0.921061, -0.666276],
  ],
  gaussian: [
    [0.0001234098, 0.6126264, 0.9975031, 0.8521438, 0.00504176],
    [0.0007404588, 0.857677, 0.09975031, -0.681715, -0.0231921],
  ],
  step: [
    [0, 0, 0, 1, 1],
    [0, 0, 0, 0, 0],
  ],
  sign: [
    [-1, -1, -1, 1, 1],
    [0, 0, 0, 0, 0],
  ],
};

const near = (got: number, want: number, what: string): void =>
  assert.ok(Math.abs(got - want) < 2e-6, `${what}: expected ${want}, got ${got}`);

for (const [name, [values, slopes]] of Object.entries(TORCH))
  test(`${name} has torch's values and slopes`, () => {
    const curve = CURVES[name as Activation];
    AT.forEach((z, i) => {
      near(curve.value(z, 0.25), values[i] ?? NaN, `${name}(${z})`);
      near(curve.slope(z, 0.25), slopes[i] ?? NaN, `${name}'(${z})`);
    });
  });

test("softmax of one unit is a sigmoid of its own z against the others", () => {
  const z = [0.3, -1.2, 2];
  const others = othersOf(z, 1);
  near(CURVES.softmax.value(-1.2, others), 0.03331754163216139, "softmax");
  near(CURVES.softmax.slope(-1.2, others), 0.032207483051750585, "its own slope");
});

test("a curve stays within the bounds it states", () => {
  for (const [name, curve] of Object.entries(CURVES))
    for (let z = -8; z <= 8; z += 0.25) {
      const a = curve.value(z, 0.25);
      assert.ok(a >= (curve.low ?? -Infinity) - 1e-6, `${name}(${z}) = ${a} is below ${curve.low}`);
      assert.ok(a <= (curve.high ?? Infinity) + 1e-6, `${name}(${z}) = ${a} is above ${curve.high}`);
    }
});

test("nothing overflows far out", () => {
  for (const [name, curve] of Object.entries(CURVES))
    for (const z of [-500, 500]) assert.ok(Number.isFinite(curve.value(z, 0.25)), `${name}(${z})`);
});

test("erf is odd and known at 1", () => {
  near(erf(1), 0.8427007929, "erf(1)");
  near(erf(-1), -0.8427007929, "erf(-1)");
});
