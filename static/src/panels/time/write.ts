/** How losses and accuracies are written in the Time band. */
import { percent, plain, scientific } from "../../format";

const MINUS = "−";
/** Three decimals would show this as zero. */
const TINY = 0.0005;
const HUGE = 1e5;

/** Three decimals, or 4.1e−6 where they would say nothing. */
export function loss(value: number | null | undefined): string {
  if (value == null || !Number.isFinite(value)) return plain(value);
  if (value > 0 && value < TINY) return scientific(value).slice(1);
  return value >= HUGE ? value.toExponential(1).replace("+", "") : plain(value);
}

export const accuracy = (share: number | null | undefined): string => percent(share, 1);

/** A tick of the loss axis, as short as can be: 0.05, −40, 1e−5, 1e6. */
export function tick(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= 0.001 && size < HUGE)) return String(value).replace("-", MINUS);
  return value.toExponential().replace("+", "").replaceAll("-", MINUS);
}
