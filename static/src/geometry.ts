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
  const padding = isPhone ? 14 : 20;
  const least = isPhone ? 16 : width < 900 ? 20 : 40;
  const dense = layers.filter((l) => l.kind === "dense").length;
  const plain = layers.length - dense;
  const room = (width - 2 * padding - layers.length * least - 4 * dense) / (1 + 1.5 * dense + plain);
  const fitted = Math.min(room, height - BESIDE_FILM, height * MOST_FILM);
  const frame = isPhone ? PHONE_FRAME : Math.floor(Math.max(SMALLEST_FRAME, fitted) / 2) * 2;
  const small = (frame - 8) / 2;
  const used = 2 * padding + (1 + layers.length) * frame + dense * (small + 8);
  const gap = isPhone ? least : fillingGap(least, layers.length, used, width);
  const columns: Column[] = [
    { layer: "input", kind: "input", left: padding, small: null, big: padding, centre: padding + frame / 2 },
  ];
  const stageX = [padding + frame / 2];
  let x = padding + frame;
  for (const layer of layers) {
    const left = x + gap;
    const isDense = layer.kind === "dense";
    const big = isDense ? left + small + 8 : left;
    columns.push({
      layer: layer.id,
      kind: layer.kind,
      left,
      small: isDense ? left : null,
      big,
      centre: big + frame / 2,
    });
    if (isDense) stageX.push(left + small * 0.2, left + small * 0.86);
    stageX.push(big + frame / 2);
    x = big + frame;
  }
  const dataWidth = narrow.value ? 98 : 142;
  return {
    padding,
    gap,
    frame,
    small,
    columns,
    width: x + padding,
    inputCentre: Math.max(padding + frame + Math.min(gap, least) / 2, dataWidth + padding + 32),
    stageX,
  };
}

export const geometry = computed(() => arranged(description.value?.layers ?? [], band.value, phone.value));
