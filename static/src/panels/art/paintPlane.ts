/** The plane painted: samples in the colour of their category, boxes or prototypes, the sample that is shown. */
import { category as colourOf, css } from "../../draw/colour";
import { drawRing, markPath } from "../../draw/mark";
import type { ink } from "../../theme";
import type { ArtCategoriesPayload, ArtPayload, DataPayload } from "../../wire/generated";
import { standing } from "./state";

const RADIUS = 1.12;
const MARGIN = 10;
/** Half a prototype, in pixels; a box that is smaller is drawn as one. */
const DOT = 8;

export interface Scene {
  data: DataPayload;
  known: ArtCategoriesPayload;
  told: ArtPayload | null;
}

type Ink = typeof ink.value;

export function paintPlane(g: CanvasRenderingContext2D, width: number, height: number, scene: Scene, tones: Ink): void {
  const { data, known, told } = scene;
  const side = Math.min(width, height) - 2 * MARGIN;
  const left = (width - side) / 2;
  const top = (height - side) / 2;
  const x = (value: number): number => left + ((value / RADIUS + 1) / 2) * side;
  const y = (value: number): number => top + ((1 - value / RADIUS) / 2) * side;
  g.fillStyle = tones.paper;
  g.fillRect(left, top, side, side);
  const boxes = known.boxes?.data;
  const count = known.members.data.length;
  const radius = Math.max(2.4, Math.min(4.4, side / 90));
  for (let j = 0; boxes && j < count; j++) {
    const [x0, y0, x1, y1] = [boxes[4 * j] ?? 0, boxes[4 * j + 1] ?? 0, boxes[4 * j + 2] ?? 0, boxes[4 * j + 3] ?? 0];
    const state = standing(told, j);
    const colour = colourOf(j, tones.dark);
    const [a, b, w, h] = [x(x0), y(y1), x(x1) - x(x0), y(y0) - y(y1)];
    g.setLineDash(state === "shut" ? [4, 4] : []);
    g.fillStyle = css(colour, state === "resonant" ? 0.26 : 0.1);
    g.fillRect(a, b, w, h);
    g.lineWidth = state === "chosen" || state === "resonant" ? 3 : 1.5;
    g.strokeStyle = css(colour, state === "shut" ? 0.5 : 1);
    g.strokeRect(a, b, w, h);
  }
  g.setLineDash([]);
  paintPoints(g, scene, x, y, radius, tones);
  for (let j = 0; boxes && j < count; j++) {
    const [x0, y1] = [boxes[4 * j] ?? 0, boxes[4 * j + 3] ?? 0];
    const point = (boxes[4 * j + 2] ?? 0) - x0 < 0.02 && y1 - (boxes[4 * j + 1] ?? 0) < 0.02;
    label(g, j, x(x0), y(y1), point, tones);
  }
  if (told && told.sample >= 0) {
    const at = [x(data.points.data[2 * told.sample] ?? 0), y(data.points.data[2 * told.sample + 1] ?? 0)] as const;
    growth(g, scene, at, x, y, tones);
    drawRing(g, at[0], at[1], radius + 5, tones.ink, tones.dark);
  }
}

type Axis = (value: number) => number;

function paintPoints(
  g: CanvasRenderingContext2D,
  { data, known }: Scene,
  x: Axis,
  y: Axis,
  radius: number,
  tones: Ink,
): void {
  for (let i = 0; i < known.given.data.length; i++) {
    const now = known.now.data[i] ?? -1;
    const given = known.given.data[i] ?? -1;
    const at = [x(data.points.data[2 * i] ?? 0), y(data.points.data[2 * i + 1] ?? 0)] as const;
    const label = data.labels?.data[i] ?? 1;
    g.beginPath();
    markPath(g, label < 4 ? label : 1, at[0], at[1], given < 0 ? radius * 0.7 : radius);
    g.fillStyle = given < 0 ? tones["ink-4"] : css(colourOf(Math.max(0, now), tones.dark));
    g.globalAlpha = given < 0 ? 0.6 : 1;
    if (given >= 0 && now < 0) g.fillStyle = tones["ink-3"];
    g.fill();
    g.globalAlpha = 1;
    if (given < 0 || now === given) continue;
    g.beginPath();
    g.arc(at[0], at[1], radius + 2.2, 0, 2 * Math.PI);
    g.lineWidth = 1.4;
    g.strokeStyle = tones.ink;
    g.stroke();
  }
}

/** The number of a category at the corner of its box, or on the dot of a prototype. */
function label(
  g: CanvasRenderingContext2D,
  j: number,
  left: number,
  top: number,
  point: boolean,
  { dark, sans, surface }: Ink,
): void {
  const at = point ? [left, top] : [left + DOT - 1, top - DOT + 1];
  g.beginPath();
  g.arc(at[0] ?? 0, at[1] ?? 0, DOT, 0, 2 * Math.PI);
  g.fillStyle = css(colourOf(j, dark));
  g.fill();
  g.lineWidth = 1.5;
  g.strokeStyle = surface;
  g.stroke();
  g.fillStyle = dark ? "#0E1013" : "#FFFFFF";
  g.font = `700 10px ${sans}`;
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.fillText(String(j + 1), at[0] ?? 0, (at[1] ?? 0) + 0.5);
}

/** Before a category learns: how far its box would have to reach, or its prototype is drawn. */
function growth(
  g: CanvasRenderingContext2D,
  { known, told }: Scene,
  [px, py]: readonly [number, number],
  x: Axis,
  y: Axis,
  tones: Ink,
): void {
  const boxes = known.boxes?.data;
  if (!boxes || !told || told.chosen < 0 || told.chosen >= known.members.data.length) return;
  if (told.phase !== "choose" && told.phase !== "match") return;
  const j = told.chosen;
  const edges = [x(boxes[4 * j] ?? 0), y(boxes[4 * j + 3] ?? 0), x(boxes[4 * j + 2] ?? 0), y(boxes[4 * j + 1] ?? 0)];
  const [left = 0, top = 0, right = 0, bottom = 0] = edges;
  g.setLineDash([5, 4]);
  g.lineWidth = 1.6;
  g.strokeStyle = tones.ink;
  const a = Math.min(left, px);
  const b = Math.min(top, py);
  g.strokeRect(a, b, Math.max(right, px) - a, Math.max(bottom, py) - b);
  g.setLineDash([]);
}
