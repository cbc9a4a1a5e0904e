/** While a layer comes or goes the columns glide to their places: the page carries a class for as long as that takes. */
import { effect } from "@preact/signals";
import { description } from "../store";
import { reducedMotion } from "../theme";

const GLIDE = 480;

/** Watches the store. Call once. */
export function startReflow(): void {
  let before: string | null = null;
  let timer = 0;
  effect(() => {
    const layers = description.value?.layers;
    if (!layers) return;
    const now = layers.map(({ id }) => id).join();
    const changed = before !== null && before !== now;
    before = now;
    if (!changed || reducedMotion.peek()) return;
    const { classList } = document.documentElement;
    classList.add("reflow");
    clearTimeout(timer);
    timer = window.setTimeout(() => classList.remove("reflow"), GLIDE);
  });
}
