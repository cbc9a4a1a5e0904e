/** What the Network band draws, worked out from the store: the units shown, their places, connections, maps and weights. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { geometry, phone } from "../../geometry";
import { description, probe, selection } from "../../store";
import { parametersNow } from "../../turn";
import type { Bytes } from "../../wire/frame";
import type { LayerDescription } from "../../wire/generated";
import { arrange, partlyDrawn, phoneCentres, type Arrangement, type Room } from "./arrange";
import { wire, type Edge, type Unit, type Wiring } from "./connections";
import { addOutgoing, chooseUnits, MOST_DRAWN } from "./units";

/** Size of the Network band; the panel keeps it up to date. */
export const box = signal({ width: 1060, height: 331 });

export const layers: ReadonlySignal<readonly LayerDescription[]> = computed(() => description.value?.layers ?? []);
export const inputWidth = computed(() => description.value?.features.length ?? 0);
export const outputLayer = computed(() => layers.value.at(-1) ?? null);
export const layerWidth = (id: string): number =>
  id === "input" ? inputWidth.value : (layers.value.find((l) => l.id === id)?.width ?? 0);

/** Sum of absolute outgoing weights of a layer's units, over the dense layers that read it. */
function strengths(id: string): Float64Array {
  const strength = new Float64Array(layerWidth(id));
  const values = parametersNow();
  for (const layer of layers.value) {
    if (layer.kind !== "dense" || !layer.inputs.includes(id)) continue;
    const slot = description.value?.slots.find((s) => s.layer === layer.id && s.name === "weight");
    if (slot) addOutgoing(strength, values, slot.offset, slot.shape[0] ?? 0);
  }
  return strength;
}

const room: ReadonlySignal<Room> = computed(() => {
  const { width, height } = box.value;
  const { columns, frame, inputCentre } = geometry.value;
  const isPhone = phone.value;
  const centres = isPhone
    ? phoneCentres(layers.value.length + 1, width)
    : columns.map((column, i) => (i === 0 ? inputCentre : column.centre));
  const [rows, across] = description.value?.picture ?? [];
  const pixels = rows && across ? ([rows, across] as const) : null;
  return { width, height, phone: isPhone, narrow: width < 900, frame, centres, pixels };
});
const wide = computed(() => partlyDrawn(layers.value, room.value));

/** The units drawn of every layer too wide to show whole; refreshed now and then, so that columns stay calm. */
const shown = signal<Readonly<Record<string, readonly number[]>>>({});
const REFRESH_MS = 1500;
let refreshed = 0;
let structure: unknown = null;
let choice: unknown = null;

/** The server sends the maps of so many units of a wide layer, those with the most outgoing weight. */
const FEW_SENT = 16;
const MOST_SENT = 64;
const needMany = signal(false);
/** How many units' maps to ask for, so that every unit drawn is among them. */
export const unitsToSend = computed(() =>
  Math.max(0, ...layers.value.map((l) => l.width)) <= MOST_DRAWN ? MOST_DRAWN : needMany.value ? MOST_SENT : FEW_SENT,
);

/** Whether a unit is among the `count` strongest, with a margin for changes until the maps arrive. */
function isStrong(strength: Float64Array, unit: number, count: number): boolean {
  const own = strength[unit] ?? 0;
  return strength.filter((other) => other >= own).length <= count - 2;
}

effect(() => {
  const ready = probe("parameters").value !== null;
  const chosen = selection.value;
  const asked = wide.value;
  const now = performance.now();
  const rebuilt = structure !== asked;
  const known = shown.peek();
  if (!ready || (!rebuilt && choice === chosen && now - refreshed < REFRESH_MS)) return;
  refreshed = now;
  structure = asked;
  choice = chosen;
  let many = false;
  const next: Record<string, readonly number[]> = {};
  for (const [id, count] of asked) {
    const held = chosen?.layer === id ? chosen.unit : null;
    const strength = strengths(id);
    const units = chooseUnits(strength, count, rebuilt ? [] : (known[id] ?? []), held);
    many ||= strength.length > FEW_SENT && !units.every((unit) => isStrong(strength, unit, FEW_SENT));
    next[id] = units;
  }
  needMany.value = many;
  if (JSON.stringify(next) !== JSON.stringify(known)) shown.value = next;
});

export const arrangement: ReadonlySignal<Arrangement> = computed(() =>
  arrange(inputWidth.value, layers.value, room.value, (layer, count) => {
    const units = shown.value[layer.id] ?? [];
    return units.length === count ? units : Array.from({ length: count }, (_, unit) => unit);
  }),
);

/** Width of what scrolls sideways: the film's strip, or on a phone the columns themselves. */
export const stripWidth = computed(() =>
  phone.value
    ? Math.max(box.value.width, (arrangement.value.columns.at(-1)?.middle ?? 0) + 62)
    : Math.max(box.value.width, geometry.value.width),
);

export const wiring: ReadonlySignal<Wiring> = computed(() =>
  wire(arrangement.value, layers.value, description.value?.slots ?? [], phone.value),
);

/** The largest absolute weight of any dense layer, at least a little. */
export const largestWeight = computed(() => {
  const values = parametersNow();
  let most = 1e-9;
  for (const slot of description.value?.slots ?? []) {
    if (slot.name !== "weight" || slot.shape.length !== 2) continue;
    const end = slot.offset + (slot.shape[0] ?? 0) * (slot.shape[1] ?? 0);
    for (let i = slot.offset; i < end; i++) most = Math.max(most, Math.abs(values[i] ?? 0));
  }
  return most;
});

/** How many inputs each unit of a dense layer weighs. */
export const fanIn = (layer: string): number =>
  description.value?.slots.find((s) => s.layer === layer && s.name === "weight")?.shape[1] ?? 0;

/** Place of a unit's bias in the flat vector, or null. */
export function biasIndex(layer: string, unit: number): number | null {
  const found = description.value?.slots.find((s) => s.layer === layer && s.name === "bias");
  const isDense = layers.value.some((l) => l.id === layer && l.kind === "dense");
  return found && isDense ? found.offset + unit : null;
}

/** One unit's map over the plane, or null until it arrives. */
export function mapOf(layer: string, unit: number): { maps: Bytes; index: number } | null {
  const payload = probe("neurons").value;
  const maps = payload?.layers[layer]?.maps;
  if (!maps) return null;
  const order = payload.order[layer];
  const index = order ? order.indexOf(unit) : unit;
  return index < 0 || index >= (maps.shape[0] ?? 0) ? null : { maps, index };
}

/** Functions whose outputs lie within −1…1: their maps need no scaling. */
const BOUNDED = new Set(["step", "sign", "sigmoid", "tanh", "softsign", "sin", "gaussian", "softmax"]);

/** What the ends of the colour scale stand for in a layer's maps. */
export function spanOf(layer: string, maps: Bytes): number {
  const activation = layers.value.find((l) => l.id === layer)?.activation;
  const largest = Math.max(Math.abs(maps.lo), Math.abs(maps.hi), 1e-6);
  return activation && BOUNDED.has(activation) ? 1 : largest;
}

/** The followed point's output at a unit, or null. */
export function outputOfPoint(layer: string, unit: number): number | null {
  const point = probe("point").value;
  if (!point) return null;
  const values = layer === "input" ? point.inputs : point.layers[layer]?.a;
  return values?.data[unit] ?? null;
}
export const deltaOfPoint = (layer: string, unit: number): number | null =>
  probe("point").value?.layers[layer]?.delta?.data[unit] ?? null;

export const isUnit = (unit: Unit | null, layer: string, number: number): boolean =>
  unit !== null && unit.layer === layer && unit.unit === number;

/** Whether the next step drops what a unit of a dropout layer says, for the first point of its batch. */
export const isDropped = (layer: string, unit: number): boolean =>
  probe("dropped").value?.layers[layer]?.data[unit] === 1;

/** The edge under the pointer. */
export const hoveredEdge = signal<Edge | null>(null);
