/** What is known of a lane, in focus or not. */
import { curve, experiment, focus, lanes, others, run, type Curve, type Other, type Run } from "../store";
import type { Experiment } from "../wire/generated";

/** What the newest frame told of it. */
export const toldOf = (lane: number): Other | Run | undefined =>
  lane === focus.value ? run.value : others.value[lane];

export const curveOf = (lane: number): Curve | undefined =>
  lane === focus.value ? curve.value : others.value[lane]?.curve;

/** What every lane runs, in their order; the one in focus as it was last tuned. */
export const experimentsOfLanes = (): Experiment[] =>
  lanes.value.map((each) => (each.lane === focus.value && experiment.value) || each.experiment);
