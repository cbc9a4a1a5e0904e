/** Whether somebody looks at the page. A run at which nobody looks rests on the server, unless the visitor lets it train on. */
import { computed, signal } from "@preact/signals";
import { remembered } from "./remembered";

const shown = signal(true);
const inView = signal(true);

/** The page is in a visible tab and, inside a frame, not scrolled away. */
export const watching = computed(() => shown.value && inView.value);
/** A playing run trains on while nobody watches. */
export const keepTraining = remembered<boolean>("keep-training", false, (value) => typeof value === "boolean");

/**
 * Follows the tab and, where given, an element that may be scrolled out of sight with the frame it is in. Call once.
 */
export function startAttention(frame?: Element): void {
  const look = (): void => void (shown.value = document.visibilityState === "visible");
  look();
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => (shown.value = false));
  addEventListener("pageshow", look);
  if (!frame) return;
  const observer = new IntersectionObserver((entries) => {
    const newest = entries.at(-1);
    if (newest) inView.value = newest.isIntersecting;
  });
  observer.observe(frame);
}
