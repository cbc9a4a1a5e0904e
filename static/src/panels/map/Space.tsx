/** Planes of the map, side by side: one column of the units at a time, and how the points of one class spread over them. */
import { computed } from "@preact/signals";
import { useCanvas } from "../../draw/useCanvas";
import { plain, whole } from "../../format";
import { ink } from "../../theme";
import { cellsIn } from "./cells";
import { classes, codebook, data, hits, inColour, picture, units, useMap } from "./model";
import { paintPlane } from "./paintCells";
import { words } from "./words";

/** More columns than these are told by pictures instead. */
const MOST = 12;
/** More planes than these stand in two rows. */
const ONE_ROW = 5;

interface Plane {
  key: string;
  name: string;
  value: (unit: number) => number;
  signed: boolean;
  about: string;
}

/** A number of a unit in one column. */
function columnOf(unit: number, column: number): number {
  const bytes = codebook.value?.columns;
  return bytes
    ? bytes.lo + ((bytes.hi - bytes.lo) * (bytes.data[unit * (bytes.shape[1] ?? 1) + column] ?? 0)) / 255
    : 0;
}

function columnPlanes(): Plane[] {
  const names = data.value?.names ?? [];
  if (!codebook.value || picture.value || names.length > MOST) return [];
  const say = words.value.planes;
  return names.map((column, c) => {
    const name = inColour.value ? (say.light[c] ?? column) : column;
    const all = Array.from({ length: units.value }, (_, unit) => columnOf(unit, c));
    const about = say.range(plain(Math.min(...all), 2), plain(Math.max(...all), 2));
    return { key: `column ${column}`, name, value: (unit) => columnOf(unit, c), signed: true, about };
  });
}

/** How many training points of each class each unit answers to: a row of units for every class. */
const answered = computed<number[][]>(() => {
  const winners = hits.value?.winners.data;
  const labels = data.value?.labels?.data;
  const count = classes.value;
  if (!winners || !labels || count > MOST) return [];
  const table = Array.from({ length: count }, () => new Array<number>(units.value).fill(0));
  for (let i = 0; i < (data.value?.train ?? 0); i++) {
    const row = table[labels[i] ?? 0];
    const unit = winners[i] ?? 0;
    if (row?.[unit] !== undefined) row[unit] += 1;
  }
  return table;
});

function classPlanes(): Plane[] {
  const say = words.value.planes;
  return answered.value.map((row, label) => ({
    key: `class ${String(label)}`,
    name: say.class(label),
    value: (unit) => answered.value[label]?.[unit] ?? 0,
    signed: false,
    about: say.units(whole(row.filter((count) => count > 0).length)),
  }));
}

function PlaneCell({ plane }: { plane: Plane }) {
  const canvas = useCanvas((g, width, height) => {
    const book = codebook.value;
    if (book) paintPlane(g, cellsIn(book, width, height), plane.value, plane.signed, ink.value);
  }, 20);
  return (
    <figure class="map-plane" data-testid={`plane-${plane.key.replace(" ", "-")}`}>
      <canvas ref={canvas} role="img" aria-label={`${plane.name}: ${plane.about}`} />
      <figcaption>
        <b>{plane.name}</b> <span class="lb">{plane.about}</span>
      </figcaption>
    </figure>
  );
}

export function Space() {
  useMap();
  const say = words.value.planes;
  const planes = [...columnPlanes(), ...classPlanes()];
  return (
    <div class="map-planes">
      <p class="hd">
        <b class="bt">{say.title}</b> <span class="lb">{picture.value ? say.classesOnly : say.line}</span>
      </p>
      <div
        class="list"
        style={{ "--across": Math.ceil(planes.length / (planes.length > ONE_ROW ? 2 : 1)) }}
        tabIndex={0}
        role="group"
        aria-label={say.title}
      >
        {planes.length ? planes.map((plane) => <PlaneCell key={plane.key} plane={plane} />) : <p>{say.none}</p>}
      </div>
    </div>
  );
}
