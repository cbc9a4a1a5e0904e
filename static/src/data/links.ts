/** Links of TensorFlow Playground: known by their host, wherever they are pasted. */
import { signal } from "@preact/signals";

const LINK = /https?:\/\/playground\.tensorflow\.org\/\S*/i;

/** The first such link in a text, or null. */
export const playgroundLink = (text: string): string | null => LINK.exec(text)?.[0] ?? null;

/** The link that the dialog begins with. */
export const pastedLink = signal("");
