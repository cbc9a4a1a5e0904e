/** The units among the data: points, the lattice between its units, and the sample that pulls. */
import { drawMark, drawRing, markPath } from "../../draw/mark";
import { markColour } from "../../draw/colour";
import type { ink as inks } from "../../theme";
import type { CodebookPayload, DataPayload, MapHitPayload } from "../../wire/generated";
import { drawPicture } from "./atlas";
import { flat, turned, type Look, type Spot } from "./look";
import { answer, classes, followedPoint, inColour, picture, selected } from "./model";
import { ownColour, unitColour } from "./tone";

type Inks = typeof inks.value;

export interface Seen {
  points: Spot[];
  units: Spot[];
}

interface Told {
  book: CodebookPayload;
  data: DataPayload;
  hit: MapHitPayload | null;
}

const CORNERS = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z) => [x, y, z] as const)));
const spotsOf = (look: Look, values: ArrayLike<number>, count: number): Spot[] =>
  Array.from({ length: count }, (_, i) => look(values, i));

function line(g: CanvasRenderingContext2D, a: Spot | undefined, b: Spot | undefined): void {
  if (!a || !b) return;
  g.moveTo(a[0], a[1]);
  g.lineTo(b[0], b[1]);
}

/** The edges of the cube, so that its turning is seen. */
function paintCube(g: CanvasRenderingContext2D, look: Look, inks: Inks): void {
  const spots = spotsOf(look, CORNERS.flat(), 8);
  g.beginPath();
  for (let a = 0; a < 8; a++) for (const bit of [1, 2, 4]) if (!(a & bit)) line(g, spots[a], spots[a | bit]);
  g.strokeStyle = inks.line;
  g.lineWidth = 1;
  g.stroke();
}

function paintPoints(g: CanvasRenderingContext2D, { data }: Told, spots: readonly Spot[], inks: Inks): void {
  const solid = inColour.value ? data.solid : null;
  const r = spots.length > 900 ? 1.7 : spots.length > 300 ? 2.2 : 2.8;
  spots.forEach(([x, y, near], i) => {
    g.globalAlpha = (i < data.train ? 0.6 : 0.25) * (0.75 + 0.25 * near);
    g.beginPath();
    if (solid || !data.labels) g.arc(x, y, r, 0, 2 * Math.PI);
    else markPath(g, data.labels.data[i] ?? 0, x, y, r);
    g.fillStyle = solid
      ? ownColour(solid.data, i)
      : markColour(data.labels?.data[i] ?? 0, data.labels ? classes.value : 3, inks.dark);
    if (!solid && !data.labels) g.fillStyle = inks["ink-4"];
    g.fill();
  });
  g.globalAlpha = 1;
}

/** The lattice; where there is none, a line from every point to its unit. */
function paintEdges(g: CanvasRenderingContext2D, { book, hit, data }: Told, seen: Seen, inks: Inks): void {
  const { edges } = book;
  g.beginPath();
  const count = edges.shape[0] ?? 0;
  for (let e = 0; e < count; e++) line(g, seen.units[edges.data[2 * e] ?? 0], seen.units[edges.data[2 * e + 1] ?? 0]);
  g.strokeStyle = inks.ink;
  g.globalAlpha = count > 300 ? 0.5 : 0.7;
  g.lineWidth = count > 300 ? 0.9 : 1.3;
  if (!count && hit) {
    for (let i = 0; i < data.train; i++) line(g, seen.points[i], seen.units[hit.winners.data[i] ?? 0]);
    g.globalAlpha = 0.22;
    g.lineWidth = 0.8;
  }
  g.stroke();
  g.globalAlpha = 1;
}

function paintUnits(g: CanvasRenderingContext2D, { book }: Told, seen: Seen, inks: Inks, side: number): void {
  const size = picture.value;
  const r = Math.max(2.2, Math.min(5.5, side / (5.2 * Math.sqrt(seen.units.length))));
  const order = seen.units.map((_, i) => i).sort((a, b) => (seen.units[a]?.[2] ?? 0) - (seen.units[b]?.[2] ?? 0));
  for (const unit of order) {
    const [x, y] = seen.units[unit] ?? [0, 0];
    if (size) {
      const w = 2 * r + 10;
      const h = (w * (size[0] ?? 1)) / (size[1] ?? 1);
      drawPicture(g, book.columns, [size[0] ?? 1, size[1] ?? 1], unit, [x - w / 2, y - h / 2, w, h]);
      g.strokeStyle = unitColour(unit, inks.dark, inks.ink) ?? inks["line-2"];
      g.lineWidth = 1.2;
      g.strokeRect(x - w / 2, y - h / 2, w, h);
      continue;
    }
    g.beginPath();
    g.arc(x, y, r, 0, 2 * Math.PI);
    g.fillStyle = unitColour(unit, inks.dark, inks.ink) ?? inks.surface;
    g.fill();
    g.lineWidth = 1.2;
    g.strokeStyle = inks.ink;
    g.stroke();
  }
}

/** How strongly each unit is pulled along. */
function paintPull(g: CanvasRenderingContext2D, seen: Seen, inks: Inks): void {
  answer.value?.pull?.forEach((pull, unit) => {
    const spot = seen.units[unit];
    if (!spot || pull < 0.02) return;
    g.beginPath();
    g.arc(spot[0], spot[1], 5 + 5 * pull, 0, 2 * Math.PI);
    g.fillStyle = inks["pos-dot"];
    g.globalAlpha = 0.6 * pull;
    g.fill();
  });
  g.globalAlpha = 1;
}

/** The sample, and a line to the unit that answers. */
function paintAnswer(g: CanvasRenderingContext2D, { data }: Told, seen: Seen, inks: Inks): void {
  const told = answer.value;
  const at = told && seen.points[told.index];
  const best = told && seen.units[told.best];
  if (!at || !best) return;
  g.beginPath();
  line(g, at, best);
  g.strokeStyle = inks["pos-dot"];
  g.lineWidth = 2;
  g.stroke();
  const label = data.labels?.data[told.index] ?? 0;
  const solid = inColour.value ? data.solid : null;
  if (solid) {
    g.beginPath();
    g.arc(at[0], at[1], 5, 0, 2 * Math.PI);
    g.fillStyle = ownColour(solid.data, told.index);
    g.fill();
  } else drawMark(g, label, classes.value, at[0], at[1], 4.4, inks.dark);
  drawRing(g, at[0], at[1], followedPoint.value === null ? 8 : 10, inks.ink, inks.dark);
}

/** Paints all of it; says where points and units have come to lie. */
export function paintSpace(g: CanvasRenderingContext2D, told: Told, width: number, height: number, inks: Inks): Seen {
  const { book, data } = told;
  const solid = data.solid && book.solid;
  const look = solid ? turned(width, height) : flat(width, height);
  const seen: Seen = {
    points: spotsOf(look, solid ? (data.solid?.data ?? []) : data.points.data, data.points.shape[0] ?? 0),
    units: spotsOf(look, solid ? solid.data : book.plane.data, book.plane.shape[0] ?? 0),
  };
  if (solid) paintCube(g, look, inks);
  paintPoints(g, told, seen.points, inks);
  paintEdges(g, told, seen, inks);
  paintPull(g, seen, inks);
  paintUnits(g, told, seen, inks, Math.min(width, height));
  paintAnswer(g, told, seen, inks);
  const unit = selected.value === null ? null : seen.units[selected.value];
  if (unit) drawRing(g, unit[0], unit[1], 9, inks.ink, inks.dark);
  return seen;
}
