/** What the two curves of the run are called and how they are written: loss and accuracy, or energy and overlap. */
import { computed } from "@preact/signals";
import { isNetwork } from "./family";
import { percent, plain } from "./format";
import { t } from "./i18n";
import { loss } from "./panels/time/write";
import { description } from "./store";

/** Which of the two curves. */
export type Quantity = "loss" | "accuracy";

const measures = computed(() => description.value?.measures ?? { loss: "loss", accuracy: "accuracy", share: true });

/** Whether there is a second curve. */
export const hasSecond = computed(() =>
  isNetwork.value ? description.value?.task !== "regression" : measures.value.accuracy !== null,
);
/** Whether the first curve says how well a run does; an energy is as low as the patterns make it. */
export const isScore = computed(() => measures.value.loss !== "energy");
/** Whether some of the data are kept for testing. */
export const tested = computed(() => (description.value?.test ?? 1) > 0);
/** Whether every step is an epoch of its own, so that steps alone are counted. */
export const stepwise = computed(() => !isNetwork.value && description.value?.batches_per_epoch === 1);

/** What a curve is called. */
export function nameOf(quantity: Quantity): string {
  const key = measures.value[quantity] ?? "";
  return (t.value.measures as Readonly<Record<string, string>>)[key] ?? key.replaceAll("_", " ");
}

/** What its value in training is called; the name alone where it is no network's. */
export const trainName = (quantity: Quantity): string =>
  isNetwork.value ? t.value.time.ofTraining(nameOf(quantity)) : nameOf(quantity);
export const testName = (quantity: Quantity): string => t.value.time.ofTest(nameOf(quantity));

type Value = number | null | undefined;

/** A value of the second curve: a share, or a number as short as it can be. */
const second = (value: Value): string =>
  measures.value.share ? percent(value, 1) : plain(value, Number.isInteger(value) ? 0 : 2);

export const writer = (quantity: Quantity): ((value: Value) => string) => (quantity === "loss" ? loss : second);

/** How a curve is drawn: losses of networks by their logarithm, shares up to 1, the rest as it is. */
export const scaleOf = (quantity: Quantity): "logarithm" | "share" | "number" =>
  quantity === "loss" ? (isNetwork.value ? "logarithm" : "number") : measures.value.share ? "share" : "number";
