/** The slider that suits a setting, from what the server says of it. */
import type { Field } from "../wire/fields";
import type { Range } from "./scale";

/** From this ratio on, a scale is logarithmic. */
const WIDE = 1000;
const WIDE_WHOLE = 100;
/** Of a logarithmic scale that begins above zero, the greatest number by the least. */
const DECADES = 1e4;

/** The slider of a number that has two ends. */
export function rangeOf({ type, min, max, above, below }: Field): Range | null {
  if (min === undefined || max === undefined) return null;
  const whole = type === "integer";
  const least = above && min === 0 ? max / DECADES : min;
  if (least > 0 && max / least >= (whole ? WIDE_WHOLE : WIDE)) return { min: least, max, scale: "log" };
  const step = whole ? 1 : 10 ** Math.floor(Math.log10((max - min) / 50));
  return { min: above ? min + step : min, max: below ? max - step : max, step };
}
