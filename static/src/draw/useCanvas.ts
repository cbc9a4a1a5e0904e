/** A canvas that repaints itself, inside the page's one loop, when a signal its `paint` reads changes or its box is resized. */
import { effect, signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { addPainter, invalidate, type Painter } from "../loop";

/** Draws into a context whose unit is one CSS pixel; the canvas has been cleared. Returns true to animate. */
export type Paint = (g: CanvasRenderingContext2D, width: number, height: number, now: number) => boolean | undefined;

export function useCanvas(paint: Paint, hz = 30): RefObject<HTMLCanvasElement | null> {
  const ref = useRef<HTMLCanvasElement>(null);
  const latest = useRef(paint);
  latest.current = paint;
  useEffect(() => {
    const canvas = ref.current;
    const g = canvas?.getContext("2d");
    if (!canvas || !g) return;
    const box = signal({ width: canvas.clientWidth, height: canvas.clientHeight });
    const observer = new ResizeObserver(() => {
      box.value = { width: canvas.clientWidth, height: canvas.clientHeight };
    });
    observer.observe(canvas);
    let stop = (): void => undefined;
    const painter: Painter = {
      hz,
      paint(now) {
        stop();
        let again = false;
        let first = true;
        stop = effect(() => {
          const { width, height } = box.value;
          if (!first) {
            invalidate(painter);
            return;
          }
          first = false;
          const ratio = Math.min(2, window.devicePixelRatio || 1);
          const w = Math.round(width * ratio);
          const h = Math.round(height * ratio);
          if (canvas.width !== w) canvas.width = w;
          if (canvas.height !== h) canvas.height = h;
          if (!w || !h) return;
          g.setTransform(ratio, 0, 0, ratio, 0, 0);
          g.clearRect(0, 0, width, height);
          again = latest.current(g, width, height, now) === true;
        });
        return again;
      },
    };
    const remove = addPainter(painter);
    return () => {
      remove();
      stop();
      observer.disconnect();
    };
  }, [hz]);
  return ref;
}
