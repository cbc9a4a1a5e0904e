/** The data points of a film frame: marks of one colour are drawn as one path, in layers so that neighbours stay apart. */
import type { SpacePayload } from "../wire/probes";
import { css, diverging, markColour } from "./colour";
import type { Placed } from "./filmPose";
import type { FrameOptions } from "./filmStyle";
import { markPath } from "./mark";

const INDEX_BITS = 12;
const INDEX = (1 << INDEX_BITS) - 1;
/** Layers of a flat frame; a solid one has its depth bins. */
const LAYERS = 3;
/** In a small frame a round mark cannot be told from a square of its area, which is cheaper. */
const SQUARE = 0.886;
const TARGET_STEPS = 16;

let keys = new Uint32Array(512);
let count = 0;
let kinds = 1;

const stepOf = (target: number): number => Math.round(((Math.max(-1, Math.min(1, target)) + 1) / 2) * TARGET_STEPS);

/** Sorts `n` placed points by depth bin, layer and colour. */
export function layPoints(
  payload: SpacePayload,
  n: number,
  at: Placed,
  bin: ((depth: number) => number) | null,
  { classes, targets }: FrameOptions,
): void {
  if (keys.length < n) keys = new Uint32Array(2 * n);
  count = n;
  kinds = classes || TARGET_STEPS + 1;
  const labels = payload.labels.data;
  for (let i = 0; i < n; i++) {
    const kind = classes ? labels[i]! : stepOf(targets?.[i] ?? 0);
    const layer = bin ? bin(at.z[i]!) : i % LAYERS;
    keys[i] = ((layer * kinds + kind) << INDEX_BITS) | i;
  }
  keys.subarray(0, n).sort();
}

/** Draws the points from `from` on up to layer `last`; returns where the rest starts. */
export function paintPoints(
  g: CanvasRenderingContext2D,
  at: Placed,
  from: number,
  last: number,
  { classes, style, tones }: FrameOptions,
): number {
  const edge = Math.max(0.6, style.point * 0.32) / 2;
  let i = from;
  while (i < count) {
    const group = keys[i]! >>> INDEX_BITS;
    if (Math.floor(group / kinds) > last) break;
    let end = i;
    while (end < count && keys[end]! >>> INDEX_BITS === group) end++;
    const kind = group % kinds;
    const label = classes ? kind : 1;
    const shape = style.size === "small" && label ? null : label;
    g.fillStyle = tones.dark ? "rgba(14,16,20,.85)" : "rgba(255,255,255,.92)";
    trace(g, at, i, end, shape, style.point + edge);
    g.fillStyle = classes
      ? markColour(kind, classes, tones.dark)
      : css(diverging((2 * kind) / TARGET_STEPS - 1, tones.dark));
    trace(g, at, i, end, shape, style.point - edge);
    if (label >= 4 && style.point >= 3) numerals(g, at, i, end, label, style.point, tones.dark);
    i = end;
  }
  return i;
}

function trace(
  g: CanvasRenderingContext2D,
  at: Placed,
  from: number,
  end: number,
  shape: number | null,
  r: number,
): void {
  g.beginPath();
  for (let n = from; n < end; n++) {
    const i = keys[n]! & INDEX;
    if (shape === null) g.rect(at.x[i]! - SQUARE * r, at.y[i]! - SQUARE * r, 2 * SQUARE * r, 2 * SQUARE * r);
    else markPath(g, shape, at.x[i]!, at.y[i]!, r);
  }
  g.fill();
}

/** From the fifth class on, colour and shape repeat: the class is printed in its mark. */
function numerals(
  g: CanvasRenderingContext2D,
  at: Placed,
  from: number,
  end: number,
  label: number,
  r: number,
  dark: boolean,
): void {
  g.fillStyle = dark ? "#0E1013" : "#FFFFFF";
  g.font = `700 ${Math.round(r * 1.7)}px sans-serif`;
  g.textAlign = "center";
  g.textBaseline = "middle";
  for (let n = from; n < end; n++) {
    const i = keys[n]! & INDEX;
    g.fillText(String(label), at.x[i]!, at.y[i]! + 0.5);
  }
}
