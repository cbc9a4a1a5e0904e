/** The map by itself: ridges between neighbours, how often units answer, the units' own pictures or colours. */
import { css, diverging } from "../../draw/colour";
import type { ink as inks } from "../../theme";
import type { CodebookPayload } from "../../wire/generated";
import { drawPicture } from "./atlas";
import { outline, type Cells } from "./cells";
import { answer, classes, hits, picture, ridges, selected } from "./model";
import { sequential, unitColour } from "./tone";

type Inks = typeof inks.value;
export type View = "ridges" | "hits" | "units";

const NEIGHBOURS = 1.2;
const MANY = 4;
/** The least radius of a disc that has room for a numeral. */
const LEGIBLE = 5.5;

function fill(g: CanvasRenderingContext2D, cells: Cells, unit: number, colour: string): void {
  g.beginPath();
  outline(g, cells, unit, cells.step > 8 ? 0.5 : 0);
  g.fillStyle = colour;
  g.fill();
}

/** A numeral, where classes are too many for their colours alone. */
function number(g: CanvasRenderingContext2D, cells: Cells, unit: number, colour: string): void {
  const label = hits.value?.labels?.data[unit] ?? -1;
  if (label < 0 || classes.value < MANY || cells.step < 13) return;
  g.fillStyle = colour;
  g.font = `700 ${String(Math.round(Math.min(13, cells.step * 0.5)))}px sans-serif`;
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.fillText(String(label), cells.centres[2 * unit] ?? 0, (cells.centres[2 * unit + 1] ?? 0) + 0.5);
}

/** Cells as far apart as their unit is from its neighbours on the average, and walls between those far apart. */
function paintRidges(g: CanvasRenderingContext2D, cells: Cells, book: CodebookPayload, inks: Inks): void {
  const told = ridges.value;
  const count = cells.centres.length / 2;
  if (told?.mean.data.length !== count) return;
  const most = told.between.data.reduce((a, b) => Math.max(a, b), 1e-9);
  for (let unit = 0; unit < count; unit++)
    fill(g, cells, unit, sequential((told.mean.data[unit] ?? 0) / most, inks.dark));
  const { centres, step } = cells;
  const long = cells.cell === "hexagon" ? step * 0.29 : step * 0.46;
  g.lineCap = "round";
  told.between.data.forEach((between, e) => {
    const [a, b] = [book.edges.data[2 * e] ?? 0, book.edges.data[2 * e + 1] ?? 0];
    const [ax, ay, bx, by] = [centres[2 * a]!, centres[2 * a + 1]!, centres[2 * b]!, centres[2 * b + 1]!];
    const away = Math.hypot(bx - ax, by - ay);
    if (!away || away > NEIGHBOURS * step) return;
    g.beginPath();
    if (cells.cell === "dot") {
      g.moveTo(ax, ay);
      g.lineTo(bx, by);
      g.strokeStyle = sequential(between / most, inks.dark);
      g.lineWidth = step * 0.5;
      g.stroke();
      return;
    }
    const [ux, uy] = [(-(by - ay) / away) * long, ((bx - ax) / away) * long];
    g.moveTo((ax + bx) / 2 - ux, (ay + by) / 2 - uy);
    g.lineTo((ax + bx) / 2 + ux, (ay + by) / 2 + uy);
    g.strokeStyle = sequential(between / most, inks.dark);
    g.lineWidth = Math.max(1, step * 0.34 * (between / most));
    g.stroke();
  });
  g.lineCap = "butt";
}

/** A disc for the points that a unit answers to. */
function paintHits(g: CanvasRenderingContext2D, cells: Cells, inks: Inks): void {
  const told = hits.value?.hits.data;
  if (!told) return;
  const most = told.reduce((a, b) => Math.max(a, b), 1);
  for (let unit = 0; unit < cells.centres.length / 2; unit++) {
    fill(g, cells, unit, inks.sunken);
    const count = told[unit] ?? 0;
    if (!count) continue;
    g.beginPath();
    const r = cells.step * 0.46 * Math.sqrt(count / most);
    g.arc(cells.centres[2 * unit] ?? 0, cells.centres[2 * unit + 1] ?? 0, Math.max(1.5, r), 0, 2 * Math.PI);
    g.fillStyle = unitColour(unit, inks.dark, inks.ink) ?? inks.ink;
    g.fill();
    if (r > LEGIBLE) number(g, cells, unit, inks.surface);
  }
}

function paintUnits(g: CanvasRenderingContext2D, cells: Cells, book: CodebookPayload, inks: Inks): void {
  const size = picture.value;
  for (let unit = 0; unit < cells.centres.length / 2; unit++) {
    if (size) {
      const half = cells.step / 2;
      const [h, w] = [size[0] ?? 1, size[1] ?? 1];
      const [tall, wide] = h > w ? [2 * half, (2 * half * w) / h] : [(2 * half * h) / w, 2 * half];
      const [x, y] = [cells.centres[2 * unit] ?? 0, cells.centres[2 * unit + 1] ?? 0];
      drawPicture(g, book.columns, [h, w], unit, [x - wide / 2 + 1, y - tall / 2 + 1, wide - 2, tall - 2]);
    } else {
      fill(g, cells, unit, unitColour(unit, inks.dark, inks["ink-3"]) ?? inks.sunken);
      number(g, cells, unit, inks.surface);
    }
  }
}

/** A ring round a cell. */
function ring(g: CanvasRenderingContext2D, cells: Cells, unit: number, colour: string, wide: number, alpha = 1): void {
  g.beginPath();
  outline(g, cells, unit, wide / 2);
  g.globalAlpha = alpha;
  g.strokeStyle = colour;
  g.lineWidth = wide;
  g.stroke();
  g.globalAlpha = 1;
}

/** The unit that answers, the next best, over hits how far the neighbourhood reaches, and the unit that was pressed. */
function paintAnswer(g: CanvasRenderingContext2D, cells: Cells, view: View, inks: Inks): void {
  const told = answer.value;
  const count = cells.centres.length / 2;
  if (told && told.best < count) {
    told.pull?.forEach((pull, unit) => {
      if (view === "hits" && pull >= 0.02 && unit < count)
        ring(g, cells, unit, inks["pos-dot"], 2.2, 0.2 + 0.75 * pull);
    });
    ring(g, cells, told.best, inks.surface, 4.5);
    ring(g, cells, told.best, inks["pos-dot"], 3);
    if (!told.pull) {
      g.setLineDash([3, 3]);
      ring(g, cells, told.second, inks["pos-dot"], 2);
      g.setLineDash([]);
    }
  }
  if (selected.value !== null && selected.value < count) {
    ring(g, cells, selected.value, inks.surface, 5);
    ring(g, cells, selected.value, inks.ink, 2.4);
  }
}

export function paintCells(
  g: CanvasRenderingContext2D,
  cells: Cells,
  book: CodebookPayload,
  view: View,
  inks: Inks,
): void {
  if (view === "ridges") paintRidges(g, cells, book, inks);
  else if (view === "hits") paintHits(g, cells, inks);
  else paintUnits(g, cells, book, inks);
  paintAnswer(g, cells, view, inks);
}

/** One number of every unit: in two colours about the middle, or from 0 to the most. */
export function paintPlane(
  g: CanvasRenderingContext2D,
  cells: Cells,
  value: (unit: number) => number,
  signed: boolean,
  inks: Inks,
): void {
  const count = cells.centres.length / 2;
  const values = Array.from({ length: count }, (_, unit) => value(unit));
  const [low, high] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
  values.forEach((v, unit) => {
    if (signed) fill(g, cells, unit, css(diverging((1.8 * (v - low)) / (high - low || 1) - 0.9, inks.dark)));
    else fill(g, cells, unit, v > 0 ? sequential(0.12 + (0.88 * v) / high, inks.dark) : inks.sunken);
  });
  if (selected.value !== null && selected.value < count) ring(g, cells, selected.value, inks.ink, 2);
}
