/** Turning the solid: by hand, on by itself for a moment when it is let go, and back to how it stood. */
import { computed } from "@preact/signals";
import { onFrame, wake } from "../../loop";
import { orbit } from "../../store";
import { reducedMotion } from "../../theme";
import { eased } from "../space/track";

export const REST = { yaw: 0.6, pitch: 0.42 } as const;
const STEEPEST = 1.3;
/** Time in which the spin falls to a third, and the speed at which it ends, in radians a millisecond. */
const FADE_MS = 320;
const SLOWEST = 1e-5;
const FASTEST = 0.02;
const BACK_MS = 320;

let halt: (() => void) | null = null;

/** Whether the view has been turned away from where it rests. */
export const turned = computed(() => {
  const { yaw, pitch } = orbit.value;
  return Math.abs(yaw - REST.yaw) > 1e-3 || Math.abs(pitch - REST.pitch) > 1e-3;
});

export function turnBy(yaw: number, pitch: number): void {
  const now = orbit.peek();
  orbit.value = { yaw: now.yaw + yaw, pitch: Math.max(-STEEPEST, Math.min(STEEPEST, now.pitch + pitch)) };
}

export const stopTurning = (): void => halt?.();

function animate(step: (elapsed: number, since: number) => boolean): void {
  halt?.();
  let start: number | null = null;
  let last = 0;
  const remove = onFrame((now) => {
    start ??= now;
    const goesOn = step(now - start, Math.min(64, now - (last || now)));
    last = now;
    if (goesOn) wake();
    else halt?.();
  });
  halt = () => {
    remove();
    halt = null;
  };
  wake();
}

/** Lets go of the solid while it turns at so many radians a millisecond. */
export function spin(yaw: number, pitch: number): void {
  if (reducedMotion.peek()) return;
  const most = (v: number): number => Math.max(-FASTEST, Math.min(FASTEST, v));
  let [v, w] = [most(yaw), most(pitch)];
  animate((_, since) => {
    const left = Math.exp(-since / FADE_MS);
    turnBy(v * since, w * since);
    [v, w] = [v * left, w * left];
    return Math.hypot(v, w) > SLOWEST;
  });
}

/** Turns the view back to where it rests, the shorter way round. */
export function resetView(): void {
  const { yaw, pitch } = orbit.peek();
  const round = 2 * Math.PI;
  const from = REST.yaw + ((((yaw - REST.yaw + Math.PI) % round) + round) % round) - Math.PI;
  if (reducedMotion.peek()) {
    halt?.();
    orbit.value = REST;
    return;
  }
  animate((elapsed) => {
    const u = Math.min(1, elapsed / BACK_MS);
    const t = eased(u);
    orbit.value = u < 1 ? { yaw: from + (REST.yaw - from) * t, pitch: pitch + (REST.pitch - pitch) * t } : REST;
    return u < 1;
  });
}
