/** The energy as a landscape: of few units every state there is, of more the ways from the state to the nearest memories. */
import { signal } from "@preact/signals";
import { plain } from "../../format";
import { useCanvas } from "../../draw/useCanvas";
import { category, css, type Rgb } from "../../draw/colour";
import { dark, ink } from "../../theme";
import { Checkbox } from "../../ui/Checkbox";
import { useWatch } from "../../watch";
import type { HopfieldMap, HopfieldWays } from "../../wire/generated";
import { landscape, nameOf, now, valueOf } from "./now";
import { words } from "./words";

const SEQUENTIAL = {
  light: ["#05304E", "#08637C", "#398F9D", "#73B6BD", "#B2D8DA", "#D8EAE9", "#F7F7F4"],
  dark: ["#C4F9E5", "#5AC6C8", "#2C92A5", "#196680", "#183F59", "#182939", "#15171C"],
};
const stops = (isDark: boolean): Rgb[] =>
  SEQUENTIAL[isDark ? "dark" : "light"].map((hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) as never);

/** Deep is dark on paper, and bright in the dark. */
function depthColour(share: number, colours: readonly Rgb[]): string {
  const at = Math.max(0, Math.min(1, share)) * (colours.length - 1);
  const k = Math.min(colours.length - 2, Math.floor(at));
  const [a, b] = [colours[k] ?? [0, 0, 0], colours[k + 1] ?? [0, 0, 0]];
  return css([0, 1, 2].map((i) => (a[i] ?? 0) + ((b[i] ?? 0) - (a[i] ?? 0)) * (at - k)) as never);
}

type At = (row: number, column: number) => readonly [number, number];

/** The way the state has come, a line from field to field. */
function paintPath(g: CanvasRenderingContext2D, told: HopfieldMap, at: At, side: number): void {
  const points = Array.from({ length: told.path.shape[0] ?? 0 }, (_, i) =>
    at(told.path.data[2 * i] ?? 0, told.path.data[2 * i + 1] ?? 0),
  );
  const here = at(told.here[0] ?? 0, told.here[1] ?? 0);
  const { surface, ink: full, "pos-dot": hot } = ink.value;
  for (const [wide, colour] of [
    [4, surface],
    [1.75, hot],
  ] as const) {
    g.beginPath();
    [...points, here].forEach(([x, y], i) => (i ? g.lineTo(x, y) : g.moveTo(x, y)));
    g.lineWidth = wide;
    g.strokeStyle = colour;
    g.stroke();
  }
  g.beginPath();
  g.arc(here[0], here[1], Math.max(4, side * 0.6), 0, 2 * Math.PI);
  g.fillStyle = hot;
  g.fill();
  g.lineWidth = 2;
  g.strokeStyle = full;
  g.stroke();
}

/** Whether colours say where each state leads, not how deep it lies. */
const basins = signal(false);

function Map() {
  const ref = useCanvas((g, width, height) => {
    const told = landscape.value?.map;
    if (!told) return;
    const [rows = 1, columns = 1] = told.energies.shape;
    const side = Math.min(width / columns, height / rows);
    const [left, top] = [(width - side * columns) / 2, (height - side * rows) / 2];
    const colours = stops(dark.value);
    const span = Math.max(told.energies.hi - told.energies.lo, 1e-9);
    for (let at = 0; at < rows * columns; at++) {
      const basin = told.basins.data[at] ?? 255;
      const share = (valueOf(told.energies, at) - told.energies.lo) / span;
      g.fillStyle =
        basins.value && basin < 255 ? css(category(basin, dark.value), 1 - 0.75 * share) : depthColour(share, colours);
      g.fillRect(left + (at % columns) * side, top + Math.floor(at / columns) * side, side + 0.5, side + 0.5);
    }
    const middle: At = (row, column) => [left + (column + 0.5) * side, top + (row + 0.5) * side];
    g.lineWidth = 1.5;
    g.strokeStyle = ink.value.ink;
    for (let i = 0; i < (told.minima.shape[0] ?? 0); i++) {
      const [x, y] = middle(told.minima.data[2 * i] ?? 0, told.minima.data[2 * i + 1] ?? 0);
      g.beginPath();
      g.arc(x, y, Math.max(3, side * 0.45), 0, 2 * Math.PI);
      g.fillStyle = ink.value.surface;
      g.fill();
      g.stroke();
    }
    g.font = `700 11px ${ink.value.sans}`;
    g.textAlign = "center";
    g.textBaseline = "middle";
    g.lineWidth = 3;
    for (let i = 0; i < (told.stored.shape[0] ?? 0); i++) {
      const [x, y] = middle(told.stored.data[2 * i] ?? 0, told.stored.data[2 * i + 1] ?? 0);
      g.strokeStyle = ink.value.surface;
      g.strokeText(nameOf(i), x + 11, y - 9);
      g.fillStyle = ink.value.ink;
      g.fillText(nameOf(i), x + 11, y - 9);
    }
    if (now.value?.trial) paintPath(g, told, middle, side);
  }, 15);
  const told = landscape.value?.map;
  const { stage } = words.value;
  return (
    <canvas
      ref={ref}
      class="hop-map"
      role="img"
      aria-label={
        told ? stage.map(told.basins.data.length, told.minima.shape[0] ?? 0, plain(now.value?.energy, 2)) : ""
      }
      data-testid="hop-map"
    />
  );
}

/** The energy along the ways to the nearest memories, over how many units have changed. */
function paintWays(g: CanvasRenderingContext2D, told: HopfieldWays, width: number, height: number): void {
  const [ways = 0, stopsOnWay = 0] = told.energies.shape;
  const [least, most] = [Math.min(...told.energies.data), Math.max(...told.energies.data)];
  const far = Math.max(1, ...told.units.data);
  const x = (units: number): number => 12 + (units / far) * (width - 44);
  const y = (energy: number): number => 14 + ((most - energy) / Math.max(1e-9, most - least)) * (height - 34);
  const { ink: full, "ink-3": quiet, sans, "pos-dot": hot } = ink.value;
  g.font = `700 12px ${sans}`;
  for (let way = ways - 1; way >= 0; way--) {
    g.beginPath();
    for (let stop = 0; stop < stopsOnWay; stop++) {
      const at = way * stopsOnWay + stop;
      g.lineTo(x(told.units.data[at] ?? 0), y(told.energies.data[at] ?? 0));
    }
    g.strokeStyle = way ? quiet : full;
    g.lineWidth = way ? 1.25 : 2;
    g.stroke();
    const end = (way + 1) * stopsOnWay - 1;
    g.fillStyle = way ? quiet : full;
    const [ex, ey] = [x(told.units.data[end] ?? 0), y(told.energies.data[end] ?? 0)];
    g.beginPath();
    g.arc(ex, ey, 3, 0, 2 * Math.PI);
    g.fill();
    g.fillText(nameOf(told.memories.data[way] ?? 0), ex + 7, ey + 4);
  }
  g.beginPath();
  g.arc(x(0), y(told.energies.data[0] ?? 0), 5, 0, 2 * Math.PI);
  g.fillStyle = hot;
  g.fill();
  g.strokeStyle = full;
  g.lineWidth = 2;
  g.stroke();
}

function Ways() {
  const ref = useCanvas((g, width, height) => {
    const told = landscape.value?.ways;
    if (told && (told.memories.data.length || 0) > 0) paintWays(g, told, width, height);
  }, 15);
  const { stage } = words.value;
  return (
    <>
      <canvas ref={ref} class="hop-map" role="img" aria-label={stage.ways} data-testid="hop-ways" />
      <p class="lb">{stage.ways}</p>
    </>
  );
}

export function Landscape() {
  useWatch("hopfield_landscape", () => ({ probe: "hopfield_landscape", options: {}, hz: 10 }));
  const told = landscape.value;
  const { stage } = words.value;
  if (!told || !now.value?.stored) return <p class="hop-empty">{stage.flat}</p>;
  if (!told.map) return <Ways />;
  return (
    <>
      <Map />
      <Checkbox checked={basins.value} testid="hop-basins" onChange={(on) => (basins.value = on)}>
        {stage.basins}
      </Checkbox>
      <p class="lb">{stage.mapAbout(told.map.basins.data.length, told.map.minima.shape[0] ?? 0)}</p>
    </>
  );
}
