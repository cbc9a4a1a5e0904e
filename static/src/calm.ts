/** Values that do not flicker, for screen readers and counters: as they are when nothing runs, and seldom while training goes on. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { run } from "./store";

const PERIOD_MS = 1000;
const playing = computed(() => run.value.playing);

/** The newest value of `read`, at most once in `period` ms while the run plays. Lives as long as the page. */
export function calmed<T>(read: () => T, period = PERIOD_MS): ReadonlySignal<T | null> {
  const calm = signal<T | null>(null);
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const value = read();
    const now = performance.now();
    clearTimeout(timer);
    const show = (): void => {
      last = performance.now();
      calm.value = value;
    };
    if (!playing.value || now - last >= period) show();
    else timer = setTimeout(show, period - (now - last));
  });
  return calm;
}
