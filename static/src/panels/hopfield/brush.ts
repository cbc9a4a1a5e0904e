/** Painting on the state: strokes of one colour, sent once for every frame of the animation; the cross of the keyboard. */
import { signal } from "@preact/signals";
import { act, pause, play, tune } from "../../commands";
import { onFrame, wake } from "../../loop";
import { run } from "../../store";
import { pixelBeside } from "../../ui/raster";
import { now, settings, sizeOf, valueOf } from "./now";

/** What a stroke has painted and the server may not have told of yet, by pixel. */
export const painted = signal<ReadonlyMap<number, boolean>>(new Map());
/** The pixel of the keyboard; null while the state has not the focus. */
export const cross = signal<number | null>(null);

let colour: boolean | null = null;
let last = -1;
let waiting: number[] = [];
let resumes = false;
let clearing: ReturnType<typeof setTimeout> | undefined;

function flush(): void {
  if (!waiting.length || colour === null) return;
  const pixels = waiting;
  waiting = [];
  act({ kind: "paint", pixels, ink: colour });
}

onFrame(flush);

const isInk = (pixel: number): boolean => {
  const state = now.peek()?.state;
  return painted.peek().get(pixel) ?? (state ? valueOf(state, pixel) > 0 : false);
};

function dab(pixel: number): void {
  if (colour === null || painted.peek().get(pixel) === colour) return;
  painted.value = new Map(painted.peek()).set(pixel, colour);
  waiting.push(pixel);
  wake();
}

/** What is painted by hand is recalled once, and then rests. */
function byHand(): void {
  if (settings.peek()?.cue !== "hand") tune("learner.cue", "hand");
}

/** Begins a stroke: of ink where the pixel is paper, else of paper. */
export function press(pixel: number): void {
  clearTimeout(clearing);
  resumes = run.peek().playing;
  if (resumes) pause();
  byHand();
  colour = !isInk(pixel);
  painted.value = new Map();
  last = pixel;
  dab(pixel);
}

/** The stroke goes on: over all pixels between the one before and this one. */
export function drag(pixel: number): void {
  const state = now.peek()?.state;
  if (colour === null || !state) return;
  const [, columns] = sizeOf(state);
  const [x0, y0, x1, y1] = [last % columns, Math.floor(last / columns), pixel % columns, Math.floor(pixel / columns)];
  last = pixel;
  const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1);
  for (let i = 0; i <= steps; i++)
    dab(Math.round(y0 + ((y1 - y0) * i) / steps) * columns + Math.round(x0 + ((x1 - x0) * i) / steps));
}

export function release(): void {
  if (colour === null) return;
  flush();
  colour = null;
  clearing = setTimeout(() => (painted.value = new Map()), 300);
  if (resumes) play();
}

/** The arrows move the cross, space and return turn its pixel over. */
export function onKey(event: KeyboardEvent): void {
  const state = now.peek()?.state;
  if (!state || event.ctrlKey || event.metaKey || event.altKey) return;
  const [rows, columns] = sizeOf(state);
  const at = cross.peek() ?? 0;
  const beside = pixelBeside(event.key, at, rows, columns);
  if (beside !== null) cross.value = beside;
  else if (event.key === " " || event.key === "Enter") {
    press(at);
    release();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
