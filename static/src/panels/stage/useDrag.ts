/** Turns the solid by dragging with one pointer, or with two fingers; tells of a click that did not move. */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { spin, stopTurning, turnBy } from "./orbit";

const RADIANS_A_PIXEL = 0.01;
const CLICK_SLACK = 4;
/** A hand that has rested so long lets go of a solid that stands still. */
const REST_MS = 60;

interface Held {
  id: number;
  x: number;
  y: number;
  moved: number;
  /** Speed in pixels a millisecond, smoothed, and when it was measured. */
  vx: number;
  vy: number;
  at: number;
}

export function useDrag(onClick: (x: number, y: number) => void): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const click = useRef(onClick);
  click.current = onClick;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let held: Held | null = null;
    let pinch: { x: number; y: number } | null = null;
    const centre = ({ touches }: TouchEvent): { x: number; y: number } => {
      const all = [...touches];
      return {
        x: all.reduce((sum, touch) => sum + touch.clientX, 0) / all.length,
        y: all.reduce((sum, touch) => sum + touch.clientY, 0) / all.length,
      };
    };
    const down = (event: PointerEvent): void => {
      if (event.button || !event.isPrimary) return;
      stopTurning();
      held = { id: event.pointerId, x: event.clientX, y: event.clientY, moved: 0, vx: 0, vy: 0, at: event.timeStamp };
      element.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      if (held?.id !== event.pointerId || pinch) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      const since = Math.max(1, event.timeStamp - held.at);
      const vx = 0.6 * (dx / since) + 0.4 * held.vx;
      const vy = 0.6 * (dy / since) + 0.4 * held.vy;
      const moved = held.moved + Math.abs(dx) + Math.abs(dy);
      held = { ...held, x: event.clientX, y: event.clientY, moved, vx, vy, at: event.timeStamp };
      if (moved > CLICK_SLACK) turnBy(dx * RADIANS_A_PIXEL, dy * RADIANS_A_PIXEL);
    };
    const up = (event: PointerEvent): void => {
      if (held?.id !== event.pointerId) return;
      const { moved, vx, vy, at } = held;
      held = null;
      if (event.type !== "pointerup" || pinch) return;
      if (moved <= CLICK_SLACK) {
        const box = element.getBoundingClientRect();
        click.current(event.clientX - box.left, event.clientY - box.top);
      } else if (event.timeStamp - at < REST_MS) spin(vx * RADIANS_A_PIXEL, vy * RADIANS_A_PIXEL);
    };
    const fingers = (event: TouchEvent): void => {
      const two = event.touches.length === 2;
      const next = two ? centre(event) : null;
      if (pinch && next) turnBy((next.x - pinch.x) * RADIANS_A_PIXEL, (next.y - pinch.y) * RADIANS_A_PIXEL);
      pinch = next;
      if (two && event.cancelable) event.preventDefault();
    };
    const released = (): void => void (pinch = null);
    const abort = new AbortController();
    const { signal } = abort;
    element.addEventListener("pointerdown", down, { signal });
    element.addEventListener("pointermove", move, { signal });
    element.addEventListener("pointerup", up, { signal });
    element.addEventListener("pointercancel", up, { signal });
    element.addEventListener("touchmove", fingers, { signal, passive: false });
    element.addEventListener("touchend", released, { signal });
    return () => abort.abort();
  }, []);
  return ref;
}
