/** Arrow keys move the focus from neuron to neuron: up and down in a column, left and right to the neighbouring one. */
import type { RefObject } from "preact";
import { neighbourOf } from "./connections";
import { arrangement } from "./model";

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

export function moveFocus(strip: RefObject<HTMLElement | null>): () => void {
  const element = strip.current;
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const unit = event.target instanceof HTMLElement ? event.target.dataset.unit : undefined;
    if (!step || unit === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [layer = "", number = "0"] = unit.split("/");
    const next = neighbourOf(arrangement.peek(), { layer, unit: Number(number) }, step[0], step[1]);
    if (next) element?.querySelector<HTMLElement>(`[data-unit="${next.layer}/${next.unit}"]`)?.focus();
  };
  element?.addEventListener("keydown", move);
  return () => element?.removeEventListener("keydown", move);
}
