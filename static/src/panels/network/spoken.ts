/** What was just done to the network, for a screen reader. */
import { signal } from "@preact/signals";

export const spokenEdit = signal("");

/** Says it; the same words twice are said twice. */
export function say(text: string): void {
  spokenEdit.value = spokenEdit.peek() === text ? `${text} ` : text;
}
