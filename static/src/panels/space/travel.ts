/** The glide along the depth from frame to frame. */
import { onFrame, wake } from "../../loop";
import { depth } from "../../store";
import { reducedMotion } from "../../theme";
import { eased } from "./track";

const GLIDE_MS = 260;
const GLIDE_MS_A_FRAME = 320;
const LONGEST_GLIDE_MS = 1400;

let halt = (): void => undefined;

/** Stops a glide under way, as when a hand takes the handle. */
export const stopGliding = (): void => halt();

/** Takes the film to a frame, smoothly unless motion is not wanted. */
export function glideTo(target: number): void {
  halt();
  const from = depth.peek();
  if (reducedMotion.peek() || from === target) {
    depth.value = target;
    return;
  }
  const length = Math.min(LONGEST_GLIDE_MS, GLIDE_MS + GLIDE_MS_A_FRAME * Math.abs(target - from));
  let start: number | null = null;
  const remove = onFrame((now) => {
    start ??= now;
    const u = Math.min(1, (now - start) / length);
    depth.value = u < 1 ? from + (target - from) * eased(u) : target;
    if (u < 1) wake();
    else halt();
  });
  halt = () => {
    remove();
    halt = () => undefined;
  };
  wake();
}
