/** Controls that an imported link hides, by TensorFlow Playground's own names, until the page is left. */
import { effect, signal } from "@preact/signals";

export const hiddenControls = signal<readonly string[]>([]);

effect(() => {
  if (typeof document !== "undefined") document.documentElement.dataset.hide = hiddenControls.value.join(" ");
});
