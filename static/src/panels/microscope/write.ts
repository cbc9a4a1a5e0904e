/** Numbers of the ledger: two decimals, but what is not zero is never written as zero. */
import { scientific, signed } from "../../format";

export const exact = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.001 ? scientific(value) : signed(value);
