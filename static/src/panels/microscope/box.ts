/** The microscope's measured box and, from it and the chosen unit's terms, where things stand now. */
import { computed, signal } from "@preact/signals";
import { scene } from "./scene";
import { view } from "./view";

export const box = signal({ width: 340, height: 289 });

const ROWS_WITHOUT_TERMS = 3;
const LEAST_BESIDE_DELTA = 96;

export const sceneNow = computed(() => {
  const now = view.value;
  const { width, height } = box.value;
  return scene(width, height, now && now.kind !== "plain" ? now.rows.length : ROWS_WITHOUT_TERMS);
});

/** Whether the followed point has its line inside; otherwise its buttons stand between the formulas. */
export const pointInside = computed(() => {
  const { curveBottom, sum, roomy } = sceneNow.value;
  const kind = view.value?.kind;
  return kind === "plain" || (roomy && (kind !== "backward" || curveBottom - sum >= LEAST_BESIDE_DELTA));
});
