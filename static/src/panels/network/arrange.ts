/** Where every tile of the Network band stands: pure geometry, ported from the design's `geom()` and `nodePos()`. */
import { DRAWN_OF_MANY, MOST_DRAWN } from "./units";

/** One unit's tile, by its centre. */
export interface Place {
  layer: string;
  unit: number;
  /** Row in its column, from the top. */
  row: number;
  x: number;
  y: number;
  size: number;
}

export interface Column {
  layer: string;
  kind: string;
  /** Position among the layers; −1 for the input. */
  index: number;
  x: number;
  /** Middle of the layer's film frame, where its pill stands; the units of several outputs stand left of it. */
  middle: number;
  /** True width of the layer. */
  width: number;
  /** Side of a tile. */
  size: number;
  places: readonly Place[];
  /** The units that are not drawn, and where the button that opens them stands. */
  more: { count: number; y: number } | null;
  /** A tile so small that its name and value are written on it. */
  compact: boolean;
  /** Where the middle of a picture stands, from the top, if the column is one and its units are pixels. */
  seen: number | null;
}

/** The decision picture: a square by its centre. Its tile is the output unit itself where the network has just one. */
export interface Picture {
  x: number;
  y: number;
  side: number;
}

export interface Arrangement {
  columns: readonly Column[];
  picture: Picture;
  width: number;
  height: number;
  /** Where the pill and stepper rows stand; null where there is no room for them (phone). */
  rail: number | null;
  foot: number | null;
}

export interface Layer {
  id: string;
  kind: string;
  width: number;
}

export interface Room {
  width: number;
  height: number;
  phone: boolean;
  /** Narrow bands draw the picture over the whole frame. */
  narrow: boolean;
  /** Side of a large film frame. */
  frame: number;
  /** Centres of the columns, the input's first. */
  centres: readonly number[];
  /** Rows and columns of the pictures that the network reads, if it does. */
  pixels: readonly [number, number] | null;
}

const TALLEST_STEP = 116;
const LOWEST_STEP = 27;
const LARGEST_TILE = 88;
const MOST_CLASSES = 10;
const MOST_FEATURES = 9;
const PICTURE_SIDE = 48;

interface Span {
  top: number;
  bottom: number;
}

/** How many rows a layer gets, and whether the last of them is the button for the rest. */
export function rows(width: number, span: Span, most = MOST_DRAWN): { drawn: number; more: boolean } {
  const fit = Math.max(2, Math.floor((span.bottom - span.top) / LOWEST_STEP));
  if (width <= Math.min(most, fit)) return { drawn: width, more: false };
  return { drawn: Math.min(DRAWN_OF_MANY, fit - 1), more: true };
}

function tileSize(index: number, step: number, room: Room): number {
  const gap = step > 60 ? 11 : 3;
  const fitted = Math.floor(step - gap);
  if (index < 0) return Math.min(room.phone ? 34 : 40, fitted);
  if (room.phone) return Math.min(44, Math.floor((room.height - 16) / 3 - 9), fitted);
  const third = Math.round(((room.height - 108) / 3 - 11) / 2) * 2;
  return Math.min(Math.max(34, Math.min(LARGEST_TILE, third)), fitted);
}

function column(layer: Layer, index: number, x: number, span: Span, room: Room, units: readonly number[]): Column {
  const count = units.length;
  const more = layer.width > count;
  const total = count + (more ? 1 : 0);
  const whole = span.bottom - span.top;
  const even = whole / Math.max(total, 3);
  const loose = Math.min(room.phone ? 58 : TALLEST_STEP, even) * (total === 2 ? 1.15 : 1);
  const step = index < 0 && !room.phone ? Math.min(58, whole / total) : loose;
  const size = tileSize(index, step, room);
  const middle = (span.top + span.bottom) / 2;
  const y = (row: number): number => middle + (row - (total - 1) / 2) * step;
  const places = units.map((unit, row) => ({ layer: layer.id, unit, row, x, y: y(row), size }));
  return {
    layer: layer.id,
    kind: layer.kind,
    index,
    x,
    middle: x,
    width: layer.width,
    size,
    places,
    more: more ? { count: layer.width - count, y: y(count) } : null,
    compact: step < 44,
    seen: null,
  };
}

/** A picture in the place of the inputs; its pixels are where they are in it. */
function seenColumn(
  x: number,
  span: Span,
  [rows, columns]: readonly [number, number],
  units: readonly number[],
): Column {
  const side = Math.floor(PICTURE_SIDE / Math.max(rows, columns));
  const middle = (span.top + span.bottom) / 2;
  const places = units.map((unit, row) => ({
    layer: "input",
    unit,
    row,
    x: x + ((unit % columns) - (columns - 1) / 2) * side,
    y: middle + (Math.floor(unit / columns) - (rows - 1) / 2) * side,
    size: side,
  }));
  const shape = { layer: "input", kind: "input", index: -1, x, middle: x, width: rows * columns };
  return { ...shape, size: side * Math.max(rows, columns), places, more: null, compact: true, seen: middle };
}

/** The last layer: its one unit is the picture; of several, small tiles stand at the picture's left. */
function outputColumn(layer: Layer, index: number, x: number, span: Span, room: Room, units: readonly number[]) {
  const middle = (span.top + span.bottom) / 2;
  const most = room.phone ? LARGEST_TILE : Math.min(room.frame - (room.narrow ? 0 : 16), room.height - 118);
  if (layer.width === 1) {
    const place = { layer: layer.id, unit: 0, row: 0, x, y: middle, size: most };
    const single = { ...column(layer, index, x, span, room, units), size: most, places: [place], compact: false };
    return { column: single, picture: { x, y: middle, side: most } };
  }
  const tiles = column(layer, index, x, span, room, units);
  const size = Math.min(30, tiles.size);
  const left = x - most / 2 + size / 2;
  const side = most - size - 12;
  const places = tiles.places.map((place) => ({ ...place, x: left, size }));
  return {
    column: { ...tiles, x: left, size, places, compact: true },
    picture: { x: x + (size + 12) / 2, y: middle, side },
  };
}

const spanOf = (room: Room): Span =>
  room.phone ? { top: 8, bottom: room.height - 8 } : { top: 62, bottom: room.height - 46 };

const mostRows = (index: number, last: number): number =>
  index === last ? MOST_CLASSES : index < 0 ? MOST_FEATURES : MOST_DRAWN;

/** How many units are drawn of each layer that does not show all of them. */
export function partlyDrawn(layers: readonly Layer[], room: Room): Map<string, number> {
  const asked = layers.map((layer, i) => ({
    layer,
    ...rows(layer.width, spanOf(room), mostRows(i, layers.length - 1)),
  }));
  return new Map(asked.filter((a) => a.more).map((a) => [a.layer.id, a.drawn]));
}

/** @param shown units to draw of a layer that does not show all; asked with the layer and how many there is room for */
export function arrange(
  input: number,
  layers: readonly Layer[],
  room: Room,
  shown: (layer: Layer, count: number) => readonly number[],
): Arrangement {
  const span = spanOf(room);
  const all: Layer[] = [{ id: "input", kind: "input", width: input }, ...layers];
  let picture: Picture = { x: 0, y: 0, side: 0 };
  const columns = all.map((layer, i) => {
    const isOutput = i > 0 && i === all.length - 1;
    const { drawn, more } = rows(layer.width, span, mostRows(i - 1, layers.length - 1));
    const units = more ? shown(layer, drawn) : Array.from({ length: drawn }, (_, unit) => unit);
    const x = room.centres[i] ?? 0;
    if (!i && room.pixels) return seenColumn(x, span, room.pixels, units);
    if (!isOutput) return column(layer, i - 1, x, span, room, units);
    const output = outputColumn(layer, i - 1, x, span, room, units);
    picture = output.picture;
    return output.column;
  });
  const { width, height } = room;
  return { columns, picture, width, height, rail: room.phone ? null : 28, foot: room.phone ? null : height - 20 };
}

/** Column centres on a phone, where the film has a scroller of its own: spread over the band, or as near as tiles allow. */
export function phoneCentres(columns: number, width: number): number[] {
  const first = 34;
  const last = Math.max(width - 62, first + 78 * (columns - 1));
  return Array.from({ length: columns }, (_, i) => first + ((last - first) * i) / Math.max(1, columns - 1));
}
