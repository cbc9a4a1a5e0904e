/** Plays the film from the input to the output, at rest for a moment on every frame. */
import { computed, signal } from "@preact/signals";
import { onFrame, wake } from "../../loop";
import { depth } from "../../store";
import { reducedMotion } from "../../theme";
import { frames } from "./frames";
import { depthAfter } from "./track";
import { stopGliding } from "./travel";

let halt: (() => void) | null = null;
const going = signal(false);

export const playingDepth = computed(() => going.value);

export function pauseDepth(): void {
  halt?.();
}

export function playDepth(): void {
  halt?.();
  stopGliding();
  const phases = frames.peek().map(({ phase }) => phase);
  const last = phases.length - 1;
  const from = depth.peek() >= last ? 0 : depth.peek();
  let start: number | null = null;
  let put = from;
  depth.value = from;
  const remove = onFrame((now) => {
    start ??= now;
    if (depth.peek() !== put) {
      halt?.();
      return;
    }
    const at = depthAfter(from, now - start, phases, reducedMotion.peek());
    put = at ?? last;
    depth.value = put;
    if (at === null) halt?.();
    else wake();
  });
  going.value = true;
  halt = () => {
    remove();
    going.value = false;
    halt = null;
  };
  wake();
}

export const toggleDepth = (): void => (going.peek() ? pauseDepth() : playDepth());
