/** What a link or a gallery entry arranges beside its experiment: runs to compare, or a sweep. Never trusted: read field by field. */

/** Runs side by side: the experiment itself, then these, each from its own start. */
interface Comparison {
  kind: "compare";
  experiments: readonly Record<string, unknown>[];
  /** One for every lane, the first too; empty where it has none. */
  names: readonly string[];
}
export interface Axis {
  path: string;
  values: readonly unknown[];
}
interface SweepPlan {
  kind: "sweep";
  axes: readonly Axis[];
}
export type Arrangement = Comparison | SweepPlan;

const MOST_BESIDE = 3;
const MOST_AXES = 2;
export const MOST_CELLS = 64;
const LONGEST_NAME = 40;
const LONGEST_PATH = 200;

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

function readAxis(value: unknown): Axis | null {
  if (!isObject(value) || typeof value.path !== "string" || !Array.isArray(value.values)) return null;
  const { path, values } = value as { path: string; values: unknown[] };
  const fits = path.length > 0 && path.length <= LONGEST_PATH && values.length > 0 && values.length <= MOST_CELLS;
  return fits ? { path, values } : null;
}

/** Runs of a sweep: one for every combination. */
export const cellsOf = (axes: readonly Axis[]): number => axes.reduce((cells, { values }) => cells * values.length, 1);

function readSweep(value: Record<string, unknown>): SweepPlan | null {
  if (!Array.isArray(value.axes) || value.axes.length < 1 || value.axes.length > MOST_AXES) return null;
  const axes = value.axes.map(readAxis);
  if (!axes.every((axis) => axis !== null) || cellsOf(axes) > MOST_CELLS) return null;
  return { kind: "sweep", axes };
}

function readComparison(value: Record<string, unknown>): Comparison | null {
  const { experiments, names = [] } = value;
  if (!Array.isArray(experiments) || experiments.length < 1 || experiments.length > MOST_BESIDE) return null;
  if (!experiments.every(isObject) || !Array.isArray(names) || names.length > MOST_BESIDE + 1) return null;
  if (!names.every((name): name is string => typeof name === "string" && name.length <= LONGEST_NAME)) return null;
  return { kind: "compare", experiments, names };
}

/** The arrangement that a value describes, or null where it describes none. */
export function readArrangement(value: unknown): Arrangement | null {
  if (!isObject(value)) return null;
  if (value.kind === "compare") return readComparison(value);
  return value.kind === "sweep" ? readSweep(value) : null;
}
