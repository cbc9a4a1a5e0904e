/** A picture of pixels that is painted on: strokes of a pointer, and the arrows that move from pixel to pixel. */
import type { TargetedPointerEvent } from "preact";

const MOVES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The pixel that an arrow leads to from another, which stays within the picture; null for other keys. */
export function pixelBeside(key: string, at: number, rows: number, columns: number): number | null {
  const move = MOVES[key];
  if (!move) return null;
  const row = Math.max(0, Math.min(rows - 1, Math.floor(at / columns) + move[0]));
  const column = Math.max(0, Math.min(columns - 1, (at % columns) + move[1]));
  return row * columns + column;
}

interface Stroke {
  /** The pixel under the pointer; null beside the picture. */
  pixelAt: (event: PointerEvent) => number | null;
  press: (pixel: number) => void;
  drag: (pixel: number) => void;
  release: () => void;
}

/** What an element needs for strokes of a pointer, which is held until it is let go. */
export const strokes = ({ pixelAt, press, drag, release }: Stroke) => ({
  onPointerDown: (event: TargetedPointerEvent<HTMLElement>): void => {
    const pixel = event.button === 0 ? pixelAt(event) : null;
    if (pixel === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    press(pixel);
  },
  onPointerMove: (event: TargetedPointerEvent<HTMLElement>): void => {
    const pixel = event.buttons ? pixelAt(event) : null;
    if (pixel !== null) drag(pixel);
  },
  onPointerUp: release,
  onPointerCancel: release,
});
