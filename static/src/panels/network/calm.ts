/** Values for screen readers: as they are when nothing runs, and no more than once a second while training goes on. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { run } from "../../store";

const PERIOD_MS = 1000;
const playing = computed(() => run.value.playing);

/** The newest value of `read`, calmed. Lives as long as the page. */
export function calmed<T>(read: () => T): ReadonlySignal<T | null> {
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
    if (!playing.value || now - last >= PERIOD_MS) show();
    else timer = setTimeout(show, PERIOD_MS - (now - last));
  });
  return calm;
}
