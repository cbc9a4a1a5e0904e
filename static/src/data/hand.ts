/** The pointer and the keys on the editor's plane: from presses and moves to changes of the points. */
import { PLANE } from "../draw/outlines";
import { signal } from "@preact/signals";
import { late } from "../i18n/late";
import { plain, signed } from "../format";
import { added, inside, moved, nearest, noisy, sprayed, under, without } from "./brushes";
import { MOST_POINTS, onGrid, type Dot } from "./drawn";
import * as editing from "./editing";
import { fromBoard } from "./paintBoard";

interface Place {
  x: number;
  y: number;
}

/** Where the pointer is over the plane. */
export const pointer = signal<Place | null>(null);
/** The frame that is being drawn round points. */
export const frame = signal<{ ax: number; ay: number; bx: number; by: number } | null>(null);
/** The cross that the arrow keys move while no point is chosen; null while the keys are not used. */
export const cross = signal<Place | null>(null);
/** What has just happened, for the screen reader. */
export const said = signal("");

const REACH_PIXELS = 9;
const REACH_TOUCH = 18;
const SPRAY_MS = 50;

let held: { last: Place; touched: Set<number>; timer: ReturnType<typeof setInterval> | undefined } | null = null;

function placeOf(event: PointerEvent & { currentTarget: HTMLElement }): Place {
  const { left, top, width } = event.currentTarget.getBoundingClientRect();
  const inPlane = (value: number): number => Math.max(-PLANE, Math.min(PLANE, value));
  return {
    x: inPlane(fromBoard(event.clientX - left, width)),
    y: inPlane(-fromBoard(event.clientY - top, width)),
  };
}

function erase({ x, y }: Place): void {
  const now = editing.dots.peek();
  const gone = under(now, x, y, editing.radius.peek());
  if (gone.size) editing.put(without(now, gone));
}

/** Every point is decided on once in a gesture, however often the brush passes it. */
function addNoise({ x, y }: Place): void {
  const now = editing.dots.peek();
  const fresh = [...under(now, x, y, editing.radius.peek())].filter((id) => !held?.touched.has(id));
  for (const id of fresh) held?.touched.add(id);
  const { probability, classes } = editing;
  if (fresh.length) editing.put(noisy(now, new Set(fresh), probability.peek(), classes.peek(), Math.random));
}

function spray(): void {
  if (!held) return;
  const cloud = {
    ...held.last,
    ...editing.ink(),
    radius: editing.radius.peek(),
    spread: editing.spread.peek(),
  };
  const wanted = (editing.density.peek() * SPRAY_MS) / 1000;
  const count = Math.floor(wanted) + (Math.random() < wanted % 1 ? 1 : 0);
  editing.put(sprayed(editing.dots.peek(), count, cloud, Math.random));
}

/** What a point is: its class or its number. */
const nameOf = ({ label, target }: Dot): string =>
  editing.numbers.peek() ? signed(target) : late.peek().editor.editor.class(label);

/** Adds a point and chooses it. */
function add({ x, y }: Place): void {
  const now = editing.dots.peek();
  const one = added(now, x, y, editing.ink());
  if (!one) {
    said.value = late.peek().editor.editor.full(MOST_POINTS);
    return;
  }
  editing.put([...now, one]);
  editing.chosen.value = new Set([one.id]);
  said.value = late.peek().editor.editor.said.added(nameOf(one), plain(x, 2), plain(y, 2));
}

/** A press on a point takes hold of it, together with the others that are chosen. Returns whether there was one. */
function grab({ x, y }: Place, reach: number, many: boolean): boolean {
  const hit = nearest(editing.dots.peek(), x, y, reach);
  if (!hit) return false;
  const before = editing.chosen.peek();
  if (many) {
    const next = new Set(before);
    if (!next.delete(hit.id)) next.add(hit.id);
    editing.chosen.value = next;
  } else if (!before.has(hit.id)) editing.chosen.value = new Set([hit.id]);
  sayChosen();
  return true;
}

export function press(event: PointerEvent & { currentTarget: HTMLElement }): void {
  if (event.button !== 0 || editing.state.peek() !== "ready") return;
  event.currentTarget.setPointerCapture(event.pointerId);
  event.currentTarget.focus({ preventScroll: true });
  const at = placeOf(event);
  const { width } = event.currentTarget.getBoundingClientRect();
  const reach = ((event.pointerType === "touch" ? REACH_TOUCH : REACH_PIXELS) / width) * 2 * PLANE;
  cross.value = null;
  editing.begin();
  held = { last: at, touched: new Set(), timer: undefined };
  switch (editing.tool.peek()) {
    case "move":
      if (grab(at, reach, event.shiftKey)) break;
      if (!event.shiftKey) editing.chosen.value = new Set();
      frame.value = { ax: at.x, ay: at.y, bx: at.x, by: at.y };
      break;
    case "add":
      if (!grab(at, reach, false)) add(at);
      break;
    case "erase":
      erase(at);
      break;
    case "noise":
      addNoise(at);
      break;
    case "spray":
      spray();
      held.timer = setInterval(spray, SPRAY_MS);
  }
}

export function drag(event: PointerEvent & { currentTarget: HTMLElement }): void {
  const at = placeOf(event);
  pointer.value = at;
  if (!held) return;
  const { last } = held;
  held.last = at;
  const corners = frame.peek();
  if (corners) frame.value = { ...corners, bx: at.x, by: at.y };
  else if (editing.tool.peek() === "erase") erase(at);
  else if (editing.tool.peek() === "noise") addNoise(at);
  else if (editing.tool.peek() !== "spray" && editing.chosen.peek().size)
    editing.put(moved(editing.dots.peek(), editing.chosen.peek(), at.x - last.x, at.y - last.y));
}

/** The hand lets go: what was framed is chosen, what was changed reaches the run. */
export function release(): void {
  if (!held) return;
  clearInterval(held.timer);
  held = null;
  const corners = frame.peek();
  if (corners) {
    const { ax, ay, bx, by } = corners;
    editing.chosen.value = new Set([...editing.chosen.peek(), ...inside(editing.dots.peek(), ax, ay, bx, by)]);
    frame.value = null;
    sayChosen();
  }
  editing.end();
}

export function leave(): void {
  pointer.value = null;
}

function sayChosen(): void {
  const words = late.peek().editor.editor.said;
  const chosen = editing.dots.peek().filter(({ id }) => editing.chosen.peek().has(id));
  const [one] = chosen;
  if (chosen.length > 1) said.value = words.chosenMany(chosen.length);
  else if (one) said.value = words.chosen(nameOf(one), plain(one.x, 2), plain(one.y, 2));
}

const STEP = 0.02;
const LARGE_STEP = 0.1;
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function arrow([dx, dy]: readonly [number, number], large: boolean, repeated: boolean): void {
  const by = large ? LARGE_STEP : STEP;
  const ids = editing.chosen.peek();
  if (ids.size) {
    if (!repeated) editing.begin();
    editing.put(moved(editing.dots.peek(), ids, dx * by, dy * by));
    const one = editing.dots.peek().find(({ id }) => ids.has(id));
    if (one) said.value = late.peek().editor.editor.said.at(plain(one.x, 2), plain(one.y, 2));
    return;
  }
  const { x, y } = cross.peek() ?? { x: 0, y: 0 };
  cross.value = {
    x: onGrid(Math.max(-PLANE, Math.min(PLANE, x + dx * by))),
    y: onGrid(Math.max(-PLANE, Math.min(PLANE, y + dy * by))),
  };
  said.value = late.peek().editor.editor.said.at(plain(cross.value.x, 2), plain(cross.value.y, 2));
}

/** Chooses the next point in order, or the one before. */
function stepTo(by: 1 | -1): void {
  const now = editing.dots.peek();
  if (!now.length) return;
  const at = now.findIndex(({ id }) => editing.chosen.peek().has(id));
  const next = now[at < 0 ? (by > 0 ? 0 : now.length - 1) : (at + by + now.length) % now.length];
  if (next) editing.chosen.value = new Set([next.id]);
  cross.value = null;
  sayChosen();
}

function removeChosen(): void {
  const count = editing.chosen.peek().size;
  editing.removeChosen();
  if (count) said.value = late.peek().editor.editor.said.removed(count);
}

function addAtCross(): void {
  editing.begin();
  add(cross.peek() ?? { x: 0, y: 0 });
  editing.end();
}

/** Escape first lets go of what is chosen; with nothing chosen it is the panel's. */
function letGo(): boolean {
  const chosen = editing.chosen.peek().size > 0;
  editing.chosen.value = new Set();
  const had = chosen || cross.peek() !== null;
  cross.value = null;
  return had;
}

/** What a key does on the plane; false where it is no key of the plane. */
function act(event: KeyboardEvent): boolean {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === "a") {
    editing.chooseAll();
    sayChosen();
    return true;
  }
  if (control || event.altKey) return false;
  const way = ARROWS[event.key];
  if (way) arrow(way, event.shiftKey, event.repeat);
  else if (event.key === "Delete" || event.key === "Backspace") removeChosen();
  else if (event.key === "Enter" || event.key === "Insert") addAtCross();
  else if (event.key === "PageDown") stepTo(1);
  else if (event.key === "PageUp") stepTo(-1);
  else if (event.key === "Escape") return letGo();
  else if (/^[1-9]$/.test(event.key) && !editing.numbers.peek()) {
    editing.labelChosen(Number(event.key) - 1);
    said.value = late.peek().editor.editor.class(Number(event.key) - 1);
  } else return false;
  return true;
}

export function onKey(event: KeyboardEvent): void {
  if (editing.state.peek() !== "ready" || !act(event)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** The end of a held arrow key is the end of its gesture. */
export function onKeyUp(event: KeyboardEvent): void {
  if (ARROWS[event.key]) editing.end();
}
