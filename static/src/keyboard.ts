/** Shortcuts of the whole page. Single keys are off while a text is typed, and where the visitor has turned them off. */
import * as commands from "./commands";
import { isNetwork } from "./family";
import { goToLatest, goToStep, moveEpochs, moveSteps, toggleBookmark } from "./panels/time/moment";
import { remembered } from "./remembered";
import * as store from "./store";
import { dark, themeChoice } from "./theme";
import { onKnob, parameterAt, turnTo } from "./turn";

export const shortcuts = remembered<boolean>("shortcuts", true, (value) => typeof value === "boolean");

const QUARTER = 0.25;
const TURN = 0.05;
const TURN_LARGE = 0.5;
/** Epochs that [ and ] go. */
const JUMP = 10;

/** Chooses the n-th dense layer; chosen already, its next neuron. */
function pickLayer(n: number): void {
  const layer = store.description.peek()?.layers.filter(({ kind }) => kind === "dense")[n - 1];
  if (!layer) return;
  const now = store.selection.peek();
  const unit = now?.layer === layer.id ? (now.unit + 1) % layer.width : 0;
  store.selection.value = { layer: layer.id, unit };
  store.heldInput.value = 0;
}

/** Where the held weight (or bias) of the chosen neuron lies in the flat vector. */
function heldIndex(): number | null {
  const chosen = store.selection.peek();
  const weight = chosen && store.slot(chosen.layer, "weight");
  if (!weight) return null;
  const fanIn = weight.shape[1] ?? 0;
  const held = store.heldInput.peek();
  if (held < fanIn) return weight.offset + chosen.unit * fanIn + held;
  const bias = store.slot(chosen.layer, "bias");
  return bias && bias.offset + chosen.unit;
}

function turn(by: number): void {
  const index = heldIndex();
  if (index === null) return;
  const now = parameterAt(index);
  turnTo(index, onKnob(now + by, now));
}

function move(by: number, whole: boolean): void {
  const last = (store.description.peek()?.stages.length ?? 1) - 1;
  const now = store.depth.peek();
  const next = whole ? (by > 0 ? Math.floor(now) + 1 : Math.ceil(now) - 1) : now + by * QUARTER;
  store.depth.value = Math.max(0, Math.min(last, next));
}

const toggleTheme = (): void => void (themeChoice.value = dark.peek() ? "light" : "dark");
const turnAround = (): void =>
  void (store.direction.value = store.direction.peek() === "forward" ? "backward" : "forward");

type Action = (event: KeyboardEvent) => void;
/** Keys that mean something while a network is shown. */
const OF_NETWORKS: Record<string, Action> = {
  g: () => (store.dialog.value = "flow"),
  b: turnAround,
  ArrowUp: (event) => turn(event.shiftKey ? TURN_LARGE : TURN),
  ArrowDown: (event) => turn(event.shiftKey ? -TURN_LARGE : -TURN),
  ArrowRight: (event) => move(1, event.shiftKey),
  ArrowLeft: (event) => move(-1, event.shiftKey),
};
const ACTIONS: Record<string, Action> = {
  " ": commands.toggle,
  ".": (event) => commands.step(event.shiftKey ? "epoch" : "batch"),
  ">": () => commands.step("epoch"),
  ":": () => commands.step("epoch"),
  ",": () => moveSteps(-1),
  "[": () => moveEpochs(-JUMP),
  "]": () => moveEpochs(JUMP),
  Home: () => goToStep(0),
  End: goToLatest,
  f: () => commands.branch(),
  m: toggleBookmark,
  r: commands.reset,
  s: (event) => (store.dialog.value = event.shiftKey ? "save" : "share"),
  t: toggleTheme,
  "?": () => (store.dialog.value = "keys"),
};

/** Whether the focus was last moved with a pointer. */
let byPointer = false;

const PRESSED_BY_SPACE = "button,a,summary,[role=button],[role=radio],[type=checkbox]";

/** Elements that use the key themselves. What merely has the focus from a click of the mouse does not. */
function taken(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return false;
  if (target.closest("input:not([type=checkbox]),select,textarea,[contenteditable]")) return true;
  if (event.key === " " && target.closest(PRESSED_BY_SPACE)) return !byPointer;
  const arrows = event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End";
  return arrows && target.closest("[role=slider],[role=radiogroup],[role=menu],[role=tablist],[role=toolbar]") !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === "Tab") byPointer = false;
  if (event.defaultPrevented || taken(event)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if ((event.ctrlKey || event.metaKey) && key === "z") {
    event.preventDefault();
    if (event.shiftKey) commands.redo();
    else commands.undo();
    return;
  }
  const busy = store.dialog.peek() !== null || store.trouble.peek() !== null;
  if (event.ctrlKey || event.metaKey || event.altKey || busy || !shortcuts.peek()) return;
  const digit = isNetwork.peek() && /^[1-9]$/.test(key) ? Number(key) : 0;
  const action = ACTIONS[key] ?? (isNetwork.peek() ? OF_NETWORKS[key] : undefined);
  if (!digit && !action) return;
  event.preventDefault();
  if (key === " " && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  if (digit) pickLayer(digit);
  else action?.(event);
}

/** Call once. */
export function startKeyboard(): void {
  addEventListener("keydown", onKeyDown);
  addEventListener("pointerdown", () => (byPointer = true), { capture: true });
}
