/** Drawing a skip from one layer to another: with the pointer from a pill's ring, or with the keys from the pill itself. */
import { signal } from "@preact/signals";
import { forward, targetsOf, type Edge } from "../edit";
import { wanted } from "../store";

export interface Skip {
  from: string;
  /** The layer it would lead to. */
  to: string | null;
  /** Where the pointer is; null while the keys draw. */
  at: { x: number; y: number } | null;
}
/** The skip that is being drawn. */
export const skip = signal<Skip | null>(null);
/** A skip that is drawn and asks how the two are to be joined. */
export const joining = signal<Edge | null>(null);

/** Layers that `from` can be joined with, in the order of the network; also earlier ones, whose skip then leads here. */
export function partnersOf(from: string): string[] {
  const draft = wanted.peek();
  if (!draft) return [];
  const earlier = ["input", ...draft.network.layers.map(({ id }) => id)].filter((id) =>
    targetsOf(draft, id).includes(from),
  );
  return [...earlier, ...targetsOf(draft, from)];
}

/** Asks how the two are joined, once the press is over; within it the question would be dismissed again. */
function finish(): void {
  const drawn = skip.peek();
  const draft = wanted.peek();
  skip.value = null;
  if (!drawn?.to || !draft) return;
  const edge = forward(draft, drawn.from, drawn.to);
  setTimeout(() => (joining.value = edge));
}

const pillAt = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-layer]")?.dataset.layer ?? null;

/** Draws with the pointer, from a press on. */
export function draw(event: PointerEvent, from: string): void {
  if (event.button !== 0) return;
  event.preventDefault();
  event.stopPropagation();
  const partners = new Set(partnersOf(from));
  const watch = new AbortController();
  const { signal: over } = watch;
  const place = (moved: PointerEvent): void => {
    const { clientX: x, clientY: y } = moved;
    const to = pillAt(x, y);
    skip.value = { from, to: to !== null && partners.has(to) ? to : null, at: { x, y } };
  };
  const end = (): void => {
    watch.abort();
    skip.value = null;
  };
  place(event);
  addEventListener("pointermove", (moved) => moved.pointerId === event.pointerId && place(moved), { signal: over });
  addEventListener(
    "pointerup",
    (moved) => {
      if (moved.pointerId !== event.pointerId) return;
      watch.abort();
      finish();
    },
    { signal: over },
  );
  addEventListener("pointercancel", end, { signal: over });
  addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal: over });
}

/** Begins to draw with the keys; the nearest later layer is offered first. Returns whether there is any. */
export function drawByKeys(from: string): boolean {
  const draft = wanted.peek();
  const partners = partnersOf(from);
  const to = (draft && targetsOf(draft, from)[0]) ?? partners.at(-1);
  if (to === undefined) return false;
  skip.value = { from, to, at: null };
  return true;
}

/** A key while a skip is drawn with the keys; whether it was one of its. */
export function skipKey(key: string): boolean {
  const drawn = skip.peek();
  if (!drawn || drawn.at) return false;
  const partners = partnersOf(drawn.from);
  const at = partners.indexOf(drawn.to ?? "");
  if (key === "ArrowRight" || key === "ArrowLeft") {
    const next = partners[Math.max(0, Math.min(partners.length - 1, at + (key === "ArrowRight" ? 1 : -1)))];
    skip.value = { ...drawn, to: next ?? drawn.to };
  } else if (key === "Enter" || key === " ") finish();
  else if (key === "Escape" || key === "Tab") skip.value = null;
  else return false;
  return true;
}
