/** Painting on the held picture: strokes are shown at once and sent a few times a second. */
import { effect, signal } from "@preact/signals";
import { act } from "../../../commands";
import { inpaint } from "./now";

export type Brush = "hide" | "ink" | "paper";
export const brush = signal<Brush>("hide");
/** Pixels painted that the server has not answered yet, with the brush they were painted with. */
export const strokes = signal<ReadonlyMap<number, Brush>>(new Map());
/** The pixel the keys are at; null while they are elsewhere. */
export const cursor = signal<number | null>(null);

const EVERY_MS = 80;
const INK: Readonly<Record<Brush, number | null>> = { hide: null, ink: 1, paper: 0 };
let waiting = new Set<number>();
let timer: ReturnType<typeof setTimeout> | undefined;
let pressed = false;

function send(): void {
  clearTimeout(timer);
  timer = undefined;
  if (waiting.size) act({ kind: "paint", pixels: [...waiting], ink: INK[brush.peek()] });
  waiting = new Set();
}

/** Paints a pixel with the brush. */
export function paint(pixel: number): void {
  if (strokes.peek().get(pixel) === brush.peek()) return;
  strokes.value = new Map(strokes.peek()).set(pixel, brush.peek());
  waiting.add(pixel);
  timer ??= setTimeout(send, EVERY_MS);
}

export function press(pixel: number): void {
  pressed = true;
  paint(pixel);
}

export function release(): void {
  pressed = false;
  send();
}

effect(() => {
  if (inpaint.value && !pressed && strokes.peek().size) strokes.value = new Map();
});
