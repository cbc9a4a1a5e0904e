/** Whether the editor of points is open, apart from what it does, which is fetched with it. */
import { batch, signal } from "@preact/signals";

export const open = signal(false);
/** Whether it is to begin with an empty plane. */
export const cleared = signal(false);

export function openEditor(empty = false): void {
  batch(() => {
    cleared.value = empty;
    open.value = true;
  });
}
