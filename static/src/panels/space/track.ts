/** The depth as a track: where a pointer or a key leads on it. */

import type { StageDescription } from "../../wire/generated";

type Phase = StageDescription["phase"];

const SNAP = 0.06;
/** Milliseconds on the way to a frame: a W does up to three things, a b one. */
const WAY_MS: Readonly<Record<Phase, number>> = { input: 0, W: 2000, b: 800, g: 1300, out: 900 };
const REST_MS = 260;
/** Without motion: a frame stands so long. */
const STILL_MS = 1400;

/** Depth at a place on the chart whose dots stand at `xs`. */
export function depthAt(x: number, xs: readonly number[]): number {
  for (let i = 0; i + 1 < xs.length; i++) {
    const [left, right] = [xs[i] ?? 0, xs[i + 1] ?? 0];
    if (x <= right || i + 2 === xs.length) return i + Math.max(0, Math.min(1, (x - left) / (right - left)));
  }
  return 0;
}

/** Place on the chart of a depth. */
export function placeOf(at: number, xs: readonly number[]): number {
  const i = Math.max(0, Math.min(xs.length - 2, Math.floor(at)));
  const left = xs[i] ?? 0;
  return left + ((xs[i + 1] ?? left) - left) * (at - i);
}

/** A dot holds on to a pointer close to it. */
export function snapped(at: number): number {
  const nearest = Math.round(at);
  return Math.abs(at - nearest) < SNAP ? nearest : at;
}

/** Where a key leads from a depth, or null: a quarter frame, with Shift to the next frame, the first or the last. */
export function keyed(event: { key: string; shiftKey: boolean }, at: number, last: number): number | null {
  const by = (sign: 1 | -1): number => {
    if (!event.shiftKey) return Math.max(0, Math.min(last, at + sign * 0.25));
    const next = sign > 0 ? Math.floor(at + 1e-6) + 1 : Math.ceil(at - 1e-6) - 1;
    return Math.max(0, Math.min(last, next));
  };
  switch (event.key) {
    case "ArrowRight":
    case "ArrowUp":
      return by(1);
    case "ArrowLeft":
    case "ArrowDown":
      return by(-1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

/** Ease in and out, quadratic. */
export const eased = (u: number): number => (u < 0.5 ? 2 * u * u : 1 - 2 * (1 - u) * (1 - u));

/** Where the film stands `ms` after it has left `from` (a frame or between two), or null at the end. */
export function depthAfter(from: number, ms: number, phases: readonly Phase[], still: boolean): number | null {
  let left = ms;
  for (let next = Math.floor(from) + 1; next < phases.length; next++) {
    const start = Math.max(from, next - 1);
    const way = still ? STILL_MS : WAY_MS[phases[next] ?? "out"] * (next - start);
    if (left < way) return still ? start : start + (next - start) * eased(left / way);
    left -= way;
    if (still) continue;
    if (left < REST_MS) return next;
    left -= REST_MS;
  }
  return null;
}
