/** Linear and logarithmic scales between a value and a slider's position in 0…1. */
export type Scale = "linear" | "log";

export interface Range {
  min: number;
  max: number;
  scale?: Scale | undefined;
  /** The low end stands for zero (logarithmic scale). */
  zero?: boolean | undefined;
  /** Values are multiples of it (linear scale). */
  step?: number | undefined;
}

export function position(value: number, { min, max, scale = "linear" }: Range): number {
  const at = scale === "log" ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Number.isFinite(at) ? Math.max(0, Math.min(1, at)) : 0;
}

/** The value at a position, rounded to the step (linear) or to two significant digits (logarithmic). */
export function valueAt(at: number, { min, max, scale = "linear", zero, step }: Range): number {
  if (scale === "log" && zero && at <= 0) return 0;
  if (scale === "log") return Number((min * (max / min) ** at).toPrecision(2));
  const raw = min + (max - min) * at;
  const rounded = step ? min + Math.round((raw - min) / step) * step : raw;
  return Number(rounded.toPrecision(10));
}
