/** What is laid over a sheet: switching lines, linear regions, the lines from a point to its neighbours. */
import type { Overlay, Regions } from "./carry";
import { category, css, diverging } from "./colour";
import { placed, placeRows, type Placed, type Pose } from "./filmPose";
import type { FilmStyle, Tones } from "./filmStyle";

const TONES = 8;
const STRENGTH = 0.3;
/** The region's colours are taken from the categorical ones, in an order in which neighbours differ. */
const ORDER = [0, 1, 4, 7, 2, 9, 5, 3];

function traced(g: CanvasRenderingContext2D, { x, y }: Placed, from: number, to: number): void {
  for (let i = from; i < to; i++)
    if (i === from) g.moveTo(x[i]!, y[i]!);
    else g.lineTo(x[i]!, y[i]!);
}

export function paintOverlays(g: CanvasRenderingContext2D, pose: Pose, overlays: readonly Overlay[]): void {
  for (const { rows, parts, colour, width, opacity } of overlays) {
    const at = placed(rows.length / 3);
    placeRows(pose, rows, rows.length / 3, at);
    g.strokeStyle = colour;
    g.lineWidth = width;
    g.globalAlpha = opacity;
    g.beginPath();
    for (let p = 0; p + 1 < parts.length; p++) traced(g, at, parts[p]!, parts[p + 1]!);
    g.stroke();
  }
  g.globalAlpha = 1;
}

/** The colour of a region, mixed into the page's tone. */
function regionColour(tone: number, dark: boolean): string {
  const [r, g, b] = category(ORDER[tone % TONES] ?? 0, dark);
  const [x, y, z] = diverging(0, dark);
  const mix = (from: number, to: number): number => from + (to - from) * STRENGTH;
  return css([mix(x, r), mix(y, g), mix(z, b)]);
}

/** Fills the regions of the plane, with hairlines between them. */
export function paintRegions(g: CanvasRenderingContext2D, pose: Pose, regions: Regions, dark: boolean): void {
  const { vertices, parts, tone } = regions;
  const rows = new Float32Array((vertices.length / 2) * 3);
  for (let i = 0; i < vertices.length / 2; i++) rows.set([vertices[2 * i]!, vertices[2 * i + 1]!, 0], 3 * i);
  const at = placed(vertices.length / 2);
  placeRows(pose, rows, vertices.length / 2, at);
  g.lineWidth = 0.75;
  g.strokeStyle = dark ? "rgba(14,16,19,.7)" : "rgba(255,255,255,.85)";
  for (let p = 0; p + 1 < parts.length; p++) {
    g.fillStyle = regionColour(tone[p] ?? 0, dark);
    g.beginPath();
    traced(g, at, parts[p]!, parts[p + 1]!);
    g.closePath();
    g.fill();
    g.stroke();
  }
}

/** Joins the followed point to its neighbours and circles them. */
export function paintNeighbours(
  g: CanvasRenderingContext2D,
  { x, y }: Placed,
  followed: number,
  neighbours: ArrayLike<number>,
  count: number,
  { ring, size }: FilmStyle,
  { ink, dark }: Tones,
): void {
  const near = Array.from(neighbours).filter((i) => i < count);
  const lines = (width: number, style: string): void => {
    g.lineWidth = width;
    g.strokeStyle = style;
    g.beginPath();
    for (const i of near) {
      g.moveTo(x[followed]!, y[followed]!);
      g.lineTo(x[i]!, y[i]!);
    }
    g.stroke();
    g.beginPath();
    for (const i of near) {
      const r = ring * 0.72;
      g.moveTo(x[i]! + r, y[i]!);
      g.arc(x[i]!, y[i]!, r, 0, 2 * Math.PI);
    }
    g.stroke();
  };
  const stage = size === "stage";
  lines(stage ? 3.2 : 2.4, dark ? "rgba(14,16,20,.7)" : "rgba(255,255,255,.85)");
  lines(stage ? 1.3 : 1, ink);
}
