/** The gallery's entries: embedded in the page, else asked of the server. */
import { signal } from "@preact/signals";
import { entriesOf, type Entry } from "./listing";

/** The listing: null until it is here, empty when it could not be had. */
export const gallery = signal<readonly Entry[] | null>(null);

/** Takes the entries embedded in the page, else asks the server. */
export async function loadGallery(): Promise<void> {
  const boot = document.getElementById("boot")?.textContent;
  const embedded = boot ? entriesOf(JSON.parse(boot)) : [];
  if (embedded.length) {
    gallery.value = embedded;
    return;
  }
  gallery.value = null;
  try {
    const response = await fetch("/api/gallery");
    gallery.value = response.ok ? entriesOf(await response.json()) : [];
  } catch {
    gallery.value = [];
  }
}
