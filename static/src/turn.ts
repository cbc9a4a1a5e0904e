/** Turning one parameter by hand: training pauses and offers to go on, the page shows the new value before the server does. */
import { effect, signal } from "@preact/signals";
import { pause, play, setParameter } from "./commands";
import { t } from "./i18n";
import { probe, run, toast } from "./store";

/** The parameter under the hand (and for a moment after), by its place in the flat vector. */
export const turning = signal<{ index: number; value: number; held: boolean } | null>(null);

/** The parameter whose small editor is open, and where on the screen it belongs. */
export const editing = signal<{ index: number; name: string; x: number; y: number } | null>(null);

/** Opens the small editor once the press that asks for it is over; within the press it would be dismissed again. */
export function editSoon(parameter: { index: number; name: string; x: number; y: number }): void {
  setTimeout(() => (editing.value = parameter));
}

/** Where knobs end; a value that training took further can be turned back from there. */
export const KNOB_RANGE = 6;
const LARGEST = 1000;
const PER_PIXEL = 1 / 25;
const FINE = 0.1;

/** The parameter as it should be shown now; reading it subscribes to the `parameters` probe. */
export function parameterAt(index: number): number {
  const override = turning.value;
  const value = probe("parameters").value?.values.data[index] ?? 0;
  return override?.index === index ? override.value : value;
}

/** All parameters as they should be shown now. */
export function parametersNow(): Float32Array {
  const values = probe("parameters").value?.values.data ?? new Float32Array();
  const override = turning.value;
  if (!override || values[override.index] === override.value || override.index >= values.length) return values;
  const shown = values.slice();
  shown[override.index] = override.value;
  return shown;
}

function pauseForHand(): void {
  if (!run.peek().playing) return;
  pause();
  const { turnPaused, resume } = t.peek().network;
  toast.value = { text: turnPaused, action: { label: resume, run: play } };
}

/** Sets a parameter. Not a number changes nothing. */
export function turnTo(index: number, value: number, held = false): void {
  if (!Number.isFinite(value)) return;
  const before = parameterPeek(index);
  const next = Math.fround(Math.max(-LARGEST, Math.min(LARGEST, value)));
  pauseForHand();
  turning.value = { index, value: next, held };
  if (!held) forgetSoon();
  if (next !== before) setParameter(index, next, before);
}

const parameterPeek = (index: number): number => {
  const override = turning.peek();
  return override?.index === index ? override.value : (probe("parameters").peek()?.values.data[index] ?? 0);
};

const CATCH_UP_MS = 600;
let forgetting: ReturnType<typeof setTimeout> | undefined;

/** After a moment the server's values count again, whatever they are. */
function forgetSoon(): void {
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    if (!turning.peek()?.held) turning.value = null;
  }, CATCH_UP_MS);
}

/** Lets go: the server's values are shown again as soon as they have caught up. */
export function letGo(): void {
  const now = turning.peek();
  if (now) turning.value = { ...now, held: false };
  forgetSoon();
}

effect(() => {
  const values = probe("parameters").value?.values.data;
  const now = turning.value;
  if (!now || now.held || !values) return;
  if (values[now.index] === now.value) turning.value = null;
});

/** A value limited to the knob's range, or to where it already was outside of it. */
export function onKnob(value: number, start: number): number {
  const most = Math.max(KNOB_RANGE, Math.abs(start));
  return Math.max(-most, Math.min(most, value));
}

/**
 * Follows a pointer that turns a parameter: up raises it, one unit for 25 px, Shift ten times finer; Escape restores.
 * @param sideways right raises it as well (an edge), otherwise only up does (a knob)
 * @param onEnd told whether the pointer moved at all
 */
export function followHand(
  event: PointerEvent,
  index: number,
  { sideways = false, onEnd }: { sideways?: boolean; onEnd?: (moved: boolean) => void } = {},
): void {
  const target = event.currentTarget as Element;
  const start = parameterPeek(index);
  let value = start;
  let moved = false;
  let { clientX: x, clientY: y } = event;
  target.setPointerCapture(event.pointerId);
  const stop = new AbortController();
  const { signal } = stop;
  const end = (): void => {
    stop.abort();
    if (moved) letGo();
    onEnd?.(moved);
  };
  const move = (e: PointerEvent): void => {
    const pixels = y - e.clientY + (sideways ? e.clientX - x : 0);
    if (!moved && Math.abs(pixels) < 3) return;
    moved = true;
    value = onKnob(value + pixels * PER_PIXEL * (e.shiftKey ? FINE : 1), start);
    ({ clientX: x, clientY: y } = e);
    turnTo(index, value, true);
  };
  const escape = (e: KeyboardEvent): void => {
    if (e.key !== "Escape") return;
    e.preventDefault();
    e.stopPropagation();
    if (moved) turnTo(index, start);
    end();
  };
  target.addEventListener("pointermove", move as EventListener, { signal });
  target.addEventListener("pointerup", end, { signal });
  target.addEventListener("pointercancel", end, { signal });
  addEventListener("keydown", escape, { signal, capture: true });
}

/** Arrow keys, Page and Home on a focused knob. Returns whether the key was one of them. */
export function turnByKey(event: KeyboardEvent, index: number): boolean {
  const now = parameterPeek(index);
  const step = event.shiftKey ? 0.5 : 0.05;
  const next: Record<string, number> = {
    ArrowUp: now + step,
    ArrowRight: now + step,
    ArrowDown: now - step,
    ArrowLeft: now - step,
    PageUp: now + 1,
    PageDown: now - 1,
    Home: -KNOB_RANGE,
    End: KNOB_RANGE,
  };
  const value = next[event.key];
  if (value === undefined) return false;
  event.preventDefault();
  event.stopPropagation();
  turnTo(index, onKnob(value, now));
  return true;
}
