/** What the newest frame told of a lane, in focus or not. */
import { focus, others, run, type Other, type Run } from "../store";

export const toldOf = (lane: number): Other | Run | undefined =>
  lane === focus.value ? run.value : others.value[lane];
