/** How losses and accuracies are written in the Time band. */
import { percent, plain, scientific } from "../../format";
import type { Quantity } from "./options";

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

export const writer = (quantity: Quantity): typeof loss => (quantity === "loss" ? loss : accuracy);

/** A tick of the loss axis, as short as can be: 0.05, 1e−5, 1e6. */
export function tick(value: number): string {
  if (value >= 0.001 && value < HUGE) return String(value);
  return value.toExponential().replace("+", "").replace("-", MINUS);
}
