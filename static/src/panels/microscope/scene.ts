/** Where things stand in the microscope, in pixels; the numbers of the design, closer together where there is less height. */
export interface Scene {
  width: number;
  height: number;
  /** Baseline of the formulas. */
  top: number;
  /** Middle of the first row and distance between rows. */
  first: number;
  step: number;
  /** Middle of the sum's row. */
  sum: number;
  /** The bars and the curve share this span of x. */
  left: number;
  right: number;
  curveTop: number;
  curveBottom: number;
  /** Top of the strip with the valley and the metrics. */
  foot: number;
  /** Small rows: smaller type and knobs. */
  dense: boolean;
  /** Whether there is room for the followed point's line beside the curve. */
  roomy: boolean;
}

const WIDEST_STEP = 28;
const TIGHT_STEP = 26;
const LEAST_STEP = 16;
const READABLE_STEP = 22;
const LEAST_CURVE = 44;
/** A curve higher than this leaves room beside it for the followed point. */
const ROOMY_CURVE = 58;
const TIGHT_BELOW = 285;

export function scene(width: number, height: number, rows: number): Scene {
  const tight = height < TIGHT_BELOW;
  const many = rows > 5;
  const first = many ? 32 : tight ? 34 : 38;
  const curveBottom = height - (tight || many ? 62 : 70);
  const gap = many ? 14 : 20;
  const fitted = (curve: number): number => (curveBottom - curve - gap - first) / Math.max(1, rows);
  const beside = fitted(ROOMY_CURVE + 2);
  const wished = beside >= READABLE_STEP ? beside : fitted(LEAST_CURVE);
  const step = Math.max(LEAST_STEP, Math.min(tight ? TIGHT_STEP : WIDEST_STEP, wished));
  const sum = first + rows * step + 2;
  const curveTop = sum + gap - 2;
  return {
    width,
    height,
    top: tight ? 14 : 16,
    first,
    step,
    sum,
    left: 216,
    right: width - 18,
    curveTop,
    curveBottom,
    foot: curveBottom + 14,
    dense: step < 22,
    roomy: curveBottom - curveTop > ROOMY_CURVE,
  };
}

/** A linear scale of the z axis around its middle. */
export const axis =
  ({ left, right }: Scene, reach: number) =>
  (value: number): number =>
    (left + right) / 2 + ((value / reach) * (right - left)) / 2;
