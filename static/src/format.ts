/** Numbers as the design writes them: a true minus, signs on weights, a space before the per-cent sign. */
const MINUS = "−";

/** From here on fixed decimals take too much room: 1.2e4. */
const LARGE = 10_000;

/** One digit after the point and the exponent, without a sign: 4.1e−6, 6.0e23. */
function exponential(size: number): string {
  const [digits = "", exponent = ""] = size.toExponential(1).split("e");
  return `${digits}e${exponent.replace("+", "").replace("-", MINUS)}`;
}

const fixed = (size: number, decimals: number): string => (size < LARGE ? size.toFixed(decimals) : exponential(size));

/** Signed, fixed decimals: +0.81, −4.06. */
export function signed(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return "–";
  const text = fixed(Math.abs(value), decimals);
  return (value < 0 && Number(text) !== 0 ? MINUS : "+") + text;
}

/** Signed and short for very small values: 4.1e−6. */
export function scientific(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return "–";
  if (size === 0) return "0";
  const sign = value < 0 ? MINUS : "+";
  if (size >= 0.0995) return sign + fixed(size, 2);
  return sign + (size >= 0.00095 ? size.toFixed(4) : exponential(size));
}

/** Plain, with a true minus. */
export function plain(value: number | null | undefined, decimals = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  return (value < 0 ? MINUS : "") + fixed(Math.abs(value), decimals);
}

const MOST_DECIMALS = 4;

/** A share as per cent: 98.8 %. What is not all is never written as 100: it gets the decimals it takes, 99.97 %. */
export function percent(share: number | null | undefined, decimals = 0): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return "–";
  const text = Math.abs(share * 100).toFixed(decimals);
  const sign = share < 0 && Number(text) !== 0 ? MINUS : "";
  const few = Math.abs(share) < 1 && Number(text) === 100 && decimals < MOST_DECIMALS;
  return few ? percent(share, decimals + 1) : `${sign}${text} %`;
}

/** The shortest writing of a setting: 0.03, 0.0005, 1e−7. */
export function setting(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", MINUS);
}

/** Whole numbers with thin group separators. By hand: what the browser has for it takes long, above all the first time. */
export const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, " ");

/** From which count on, divided by what, and the unit's name; largest first. */
export type Counts = readonly (readonly [least: number, divisor: number, unit: string])[];

/** Short digits with a unit: 52 k, 1.2 M. */
const significant = (value: number, digits: number): string =>
  value.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(value) + 1e-9)));

/** A count: in full while it is small, then as many digits as asked for and a unit. */
export function counted(value: number, counts: Counts, digits = 2): string {
  const rounded = Number(value.toPrecision(digits));
  const scale = counts.find(([least]) => value >= (counts.at(-1)?.[0] ?? 0) && rounded >= least);
  if (!scale) return whole(value);
  const [, divisor, unit] = scale;
  return `${significant(rounded / divisor, digits)} ${unit}`;
}

const SCALES = [1e-6, 1e-3, 1] as const;

/** A time in seconds with the units' names for µs, ms and s: 2.4 µs, 370 µs, 12 ms. */
export function duration(seconds: number, units: readonly [string, string, string]): string {
  const rounded = Number(seconds.toPrecision(2));
  const i = rounded >= 1 ? 2 : rounded >= 1e-3 ? 1 : 0;
  return `${Number((rounded / SCALES[i]).toPrecision(2))} ${units[i]}`;
}

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉";
const shifted = (digits: string) => (n: number) => [...String(n)].map((c) => digits[Number(c)] ?? c).join("");
export const superscript = shifted(SUPERSCRIPT);
export const subscript = shifted(SUBSCRIPT);
