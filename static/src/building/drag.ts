/** Dragging a layer, with mouse, pen or finger: a new one from the palette, or one of the pills, onto an edge. */
import { signal } from "@preact/signals";
import { edit } from "../commands";
import { addSkip, insertOn, moveOnto, type Edge, type LayerKind } from "../edit";
import { selection } from "../store";

export type Load = { kind: "new"; layer: LayerKind } | { kind: "move"; id: string };

export interface Drag {
  load: Load;
  /** What the shadow under the pointer says. */
  label: string;
  x: number;
  y: number;
  /** Where it would land. */
  over: Edge | null;
}
/** The layer in the hand, or null. */
export const drag = signal<Drag | null>(null);

/** A press becomes a drag from so many pixels on. */
const THRESHOLD = 5;
/** How far from a target the pointer may be to mean it. */
const REACH = 130;

/** Where layers can be dropped: elements with `data-drop="from>to"`. */
const targets = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-drop]")];

function edgeOf(element: HTMLElement): Edge | null {
  const [from, to] = (element.dataset.drop ?? "").split(">");
  return from && to ? { from, to } : null;
}

/** The target nearest to a place on the screen, within reach. */
function targetAt(x: number, y: number): Edge | null {
  let found: HTMLElement | null = null;
  let best = REACH;
  for (const element of targets()) {
    const box = element.getBoundingClientRect();
    const distance = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    if (distance < best) {
      best = distance;
      found = element;
    }
  }
  return found && edgeOf(found);
}

/** Puts what was dragged on an edge. */
export function land(load: Load, edge: Edge): void {
  let id = null as string | null;
  edit((draft) => {
    if (load.kind === "move") moveOnto(draft, load.id, edge);
    else if (load.layer === "add" || load.layer === "concat") id = addSkip(draft, edge.from, load.layer);
    else id = insertOn(draft, edge, load.layer);
  });
  if (id !== null) selection.value = { layer: id, unit: 0 };
}

/** The click that ends a drag is none. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
}

/** Begins to watch a press: moved, it becomes a drag. For `onPointerDown`. */
export function grab(event: PointerEvent, load: Load, label: string): void {
  if (event.button !== 0) return;
  const { pointerId, clientX: startX, clientY: startY } = event;
  const watch = new AbortController();
  const own = (moved: PointerEvent): boolean => moved.pointerId === pointerId;
  const end = (): void => {
    watch.abort();
    drag.value = null;
  };
  const listen = <K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void): void =>
    addEventListener(type, listener, { signal: watch.signal });
  listen("pointermove", (moved) => {
    const { clientX: x, clientY: y } = moved;
    if (!own(moved) || (!drag.peek() && Math.hypot(x - startX, y - startY) < THRESHOLD)) return;
    drag.value = { load, label, x, y, over: targetAt(x, y) };
  });
  listen("pointerup", (moved) => {
    if (!own(moved)) return;
    const landed = drag.peek();
    end();
    if (!landed) return;
    swallowClick();
    if (landed.over) land(load, landed.over);
  });
  listen("pointercancel", end);
  listen("keydown", (key) => {
    if (key.key === "Escape") end();
  });
}
