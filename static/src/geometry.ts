/** Where columns stand. Depth runs left to right and is shared: a layer's neurons stand above the frame that shows what they do. */
import { computed, signal } from "@preact/signals";
import { description } from "./store";

/** Size of the Space band (and so the width of the Network band), kept up to date by the Space panel. */
export const band = signal({ width: 1060, height: 340 });
export const viewport = signal({ width: innerWidth, height: innerHeight });
addEventListener("resize", () => (viewport.value = { width: innerWidth, height: innerHeight }));

export const phone = computed(() => viewport.value.width <= 640);
export const narrow = computed(() => viewport.value.width <= 1180);

/** Sideways scroll of the Network and Space bands, which move together. */
export const scrollX = signal(0);

const SMALLEST_FRAME = 116;
/** Before the strip scrolls its gaps close to this. */
const SMALLEST_GAP = 20;
const PHONE_FRAME = 100;
/** Height in the Space band that is not film: heading, gaps and the depth chart; and the most that film takes of it. */
const BESIDE_FILM = 126;
const MOST_FILM = 0.5;

/** From the middle of the inputs' tiles to that of the first layer's at least: room for both, their names and values. */
const BESIDE_INPUT = 112;

export interface Column {
  layer: string;
  kind: string;
  /** Left edge of the group. */
  left: number;
  /** Left edge of the two small frames (W above + b); null for layers without them. */
  small: number | null;
  /** Left edge of the large frame. */
  big: number;
  /** Centre of the large frame, where the layer's neurons stand. */
  centre: number;
}

export interface Geometry {
  padding: number;
  gap: number;
  /** Side of a large frame. */
  frame: number;
  /** Side of a small frame. */
  small: number;
  /** The input first, then one column a layer. */
  columns: readonly Column[];
  /** Width of the whole strip; wider than the band when it scrolls. */
  width: number;
  /** Centre of the input's neurons in the Network band, right of the data column. */
  inputCentre: number;
  /** x of every stage's dot in the depth chart, in the order of description.stages. */
  stageX: readonly number[];
}

/** The gap that makes the columns fill the band: wider for few layers, narrower before the strip has to scroll. */
function fillingGap(base: number, count: number, used: number, width: number): number {
  if (!count) return base;
  const gap = Math.floor((width - used) / count);
  return gap >= Math.min(SMALLEST_GAP, base) ? gap : base;
}

/** The columns of a network in a Space band of a size. */
export function arranged(
  layers: readonly { id: string; kind: string }[],
  { width, height }: { width: number; height: number },
  isPhone: boolean,
): Geometry {
  if (isPhone) return laidOut(layers, width, PHONE_FRAME, true);
  const dense = layers.filter((l) => l.kind === "dense").length;
  const room = (width - 40 - layers.length * baseGap(width) - 4 * dense) / (1 + 0.5 * dense + layers.length);
  const fitted = Math.min(room, height - BESIDE_FILM, height * MOST_FILM);
  let frame = Math.floor(Math.max(SMALLEST_FRAME, fitted) / 2) * 2;
  let made = laidOut(layers, width, frame, false);
  while (made.width > width && frame - 2 >= SMALLEST_FRAME) made = laidOut(layers, width, (frame -= 2), false);
  return made;
}

const baseGap = (width: number): number => (width < 900 ? 20 : 40);

/** The columns with large frames of a size. The first layer keeps clear of the inputs' tiles, which stand further in. */
function laidOut(
  layers: readonly { id: string; kind: string }[],
  width: number,
  frame: number,
  isPhone: boolean,
): Geometry {
  const padding = isPhone ? 14 : 20;
  const least = isPhone ? 16 : baseGap(width);
  const dense = layers.filter((l) => l.kind === "dense").length;
  const small = (frame - 8) / 2;
  const used = 2 * padding + (1 + layers.length) * frame + dense * (small + 8);
  const gap = isPhone ? least : fillingGap(least, layers.length, used, width);
  const dataWidth = narrow.value ? 98 : 142;
  const inputCentre = Math.max(padding + frame + Math.min(gap, least) / 2, dataWidth + padding + 32);
  const first = padding + frame + gap + (layers[0]?.kind === "dense" ? small + 8 : 0) + frame / 2;
  const extra = isPhone ? 0 : Math.max(0, inputCentre + BESIDE_INPUT - first);
  const others = Math.max(Math.min(gap, SMALLEST_GAP), gap - extra / Math.max(1, layers.length - 1));
  const columns: Column[] = [
    { layer: "input", kind: "input", left: padding, small: null, big: padding, centre: padding + frame / 2 },
  ];
  const stageX = [padding + frame / 2];
  let x = padding + frame + extra + gap - others;
  for (const { id: layer, kind } of layers) {
    const left = x + others;
    const isDense = kind === "dense";
    const big = isDense ? left + small + 8 : left;
    columns.push({ layer, kind, left, small: isDense ? left : null, big, centre: big + frame / 2 });
    if (isDense) stageX.push(left + small * 0.2, left + small * 0.86);
    stageX.push(big + frame / 2);
    x = big + frame;
  }
  return { padding, gap, frame, small, columns, width: x + padding, inputCentre, stageX };
}

export const geometry = computed(() => arranged(description.value?.layers ?? [], band.value, phone.value));
