/** Parts of the run as signals of their own, so that a frame changes texts in place and renders nothing anew. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { run, type Run } from "../../store";

const part = <K extends keyof Run>(key: K): ReadonlySignal<Run[K]> => computed(() => run.value[key]);

export const epoch = part("epoch");
export const steps = part("step");
export const playing = part("playing");
export const diverged = part("diverged");
export const stepsPerSecond = part("stepsPerSecond");
export const lossTrain = part("lossTrain");
export const lossTest = part("lossTest");
export const accuracyTrain = part("accuracyTrain");
export const accuracyTest = part("accuracyTest");
