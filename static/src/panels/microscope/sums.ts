/** The microscope's arithmetic: a unit's sum term by term, forward (what it is made of) and backward (what is blamed on it). */

export interface Term {
  kind: "input" | "bias" | "rest" | "part";
  /** Input number for the knob; the fan-in for the bias; −1 where there is none. */
  input: number;
  /** Number written under the symbol, from 1; 0 for none. */
  number: number;
  value: number;
  weight: number;
  product: number;
  /** Place in the flat parameter vector, or null. */
  index: number | null;
  /** How many terms a "rest" stands for. */
  count: number;
}

export interface WeightRow {
  offset: number;
  fanIn: number;
}

const term = (fields: Partial<Term> & Pick<Term, "product">): Term => ({
  kind: "input",
  input: -1,
  number: 0,
  value: 1,
  weight: fields.product,
  index: null,
  count: 1,
  ...fields,
});

/** Terms of z = Σ w·x + b of one unit. `bias` is the flat index of its bias, or null without one. */
export function forwardTerms(
  x: ArrayLike<number>,
  parameters: ArrayLike<number>,
  unit: number,
  { offset, fanIn }: WeightRow,
  bias: number | null,
): Term[] {
  const terms = Array.from({ length: fanIn }, (_, i) => {
    const index = offset + unit * fanIn + i;
    const weight = parameters[index] ?? 0;
    const value = x[i] ?? 0;
    return term({ input: i, number: i + 1, value, weight, product: value * weight, index });
  });
  if (bias !== null) {
    const b = parameters[bias] ?? 0;
    terms.push(term({ kind: "bias", input: fanIn, weight: b, product: b, index: bias }));
  }
  return terms;
}

/** Terms of Σ w·δ: every unit of a following layer sends its δ back through its weight on this unit. */
export function backwardTerms(
  delta: ArrayLike<number>,
  parameters: ArrayLike<number>,
  unit: number,
  { offset, fanIn }: WeightRow,
): Term[] {
  return Array.from({ length: delta.length }, (_, k) => {
    const index = offset + k * fanIn + unit;
    const weight = parameters[index] ?? 0;
    const value = delta[k] ?? 0;
    return term({ input: k, number: k + 1, value, weight, product: value * weight, index });
  });
}

/** A part of a difference such as a − y: no weight, only the number. */
export const part = (product: number): Term => term({ kind: "part", product });

const MOST_TERMS = 8;
const TERMS_OF_MANY = 6;

/** Of more than eight terms the six with the largest products stay; the others become one that holds their sum. `held` always stays. */
export function fold(terms: readonly Term[], held = -1): Term[] {
  const inputs = terms.filter((t) => t.kind === "input");
  if (inputs.length <= MOST_TERMS) return [...terms];
  const largest = new Set(
    [...inputs].sort((a, b) => Math.abs(b.product) - Math.abs(a.product)).slice(0, TERMS_OF_MANY),
  );
  const chosen = inputs.find((t) => t.input === held);
  if (chosen && !largest.has(chosen)) {
    const smallest = [...largest].at(-1);
    if (smallest) largest.delete(smallest);
    largest.add(chosen);
  }
  const rest = inputs.filter((t) => !largest.has(t));
  const product = rest.reduce((sum, t) => sum + t.product, 0);
  return [
    ...inputs.filter((t) => largest.has(t)),
    term({ kind: "rest", product, count: rest.length }),
    ...terms.filter((t) => t.kind !== "input"),
  ];
}

export interface Bar {
  from: number;
  to: number;
}

/** A waterfall: each bar starts where the one before ended. `reach` is the largest value on the way. */
export function waterfall(terms: readonly Term[]): { bars: Bar[]; sum: number; reach: number } {
  const bars: Bar[] = [];
  let at = 0;
  let reach = 0;
  for (const { product } of terms) {
    bars.push({ from: at, to: at + product });
    at += product;
    reach = Math.max(reach, Math.abs(at));
  }
  return { bars, sum: at, reach };
}

/** Half the width of the shared z axis: forward it holds the bars and a readable piece of the curve. */
export const axisForward = (reach: number): number => Math.max(2.4, reach * 1.12);
export const axisBackward = (reach: number): number => reach * 1.15 || 1;

/** Loss at a value between the samples. */
export function lossAt(curve: readonly { value: number; loss: number }[], value: number): number {
  const beyond = curve.findIndex((s) => s.value >= value);
  const i = beyond < 0 ? curve.length - 1 : Math.max(1, beyond);
  const a = curve[i - 1];
  const b = curve[i];
  if (!a || !b) return NaN;
  const share = Math.max(0, Math.min(1, (value - a.value) / (b.value - a.value || 1)));
  return a.loss + (b.loss - a.loss) * share;
}
