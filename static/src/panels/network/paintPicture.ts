/** Painters of the decision picture: the field with the network's boundary, and above it the data points. */
import { css, diverging, markColour } from "../../draw/colour";
import { paintClasses, paintField } from "../../draw/heat";
import { drawMark, drawRing, markPath } from "../../draw/mark";
import type { DataPayload, SpacePayload, SurfacePayload } from "../../wire/probes";
import { paintSigns } from "./hatch";
import { toPixels } from "../../draw/outlines";

const GAIN = 0.5;

export interface Look {
  dark: boolean;
  ink: string;
  patterns: boolean;
  /** Every place has the full colour of its side, however near the boundary it lies. */
  flat?: boolean;
}

export function paintSurface(g: CanvasRenderingContext2D, surface: SurfacePayload, side: number, look: Look): void {
  if (surface.kind === "classes") {
    paintClasses(g, surface.winner, surface.margin, side, side, look.dark, look.flat);
    return;
  }
  const { value, midpoint } = surface;
  const span = midpoint === 0.5 ? 0.5 : 1;
  paintField(g, value, 0, side, side, {
    dark: look.dark,
    gain: GAIN,
    centre: midpoint,
    span,
    flat: look.flat,
  });
  if (look.patterns) paintSigns(g, value, 0, side, side, midpoint, look.dark);
}

/** The network's boundary in the input plane, as the space probe traced it. */
export function paintBoundary(g: CanvasRenderingContext2D, space: SpacePayload, side: number, look: Look): void {
  const lines = space.keys.input?.boundary;
  if (!lines || lines.shape[1] !== 2) return;
  const parts = space.boundary_parts.data;
  g.strokeStyle = look.ink;
  g.lineWidth = side > 110 ? 1.8 : 1.4;
  g.lineJoin = "round";
  g.beginPath();
  for (let part = 0; part + 1 < parts.length; part++)
    for (let i = parts[part] ?? 0; i < (parts[part + 1] ?? 0); i++) {
      const x = toPixels(lines.data[2 * i] ?? 0, side);
      const y = side - toPixels(lines.data[2 * i + 1] ?? 0, side);
      if (i === parts[part]) g.moveTo(x, y);
      else g.lineTo(x, y);
    }
  g.stroke();
}

const markRadius = (side: number): number => (side > 110 ? 2.5 : side > 60 ? 1.6 : 1.1);

function hollowMark(
  g: CanvasRenderingContext2D,
  label: number,
  x: number,
  y: number,
  r: number,
  colour: string,
  dark: boolean,
): void {
  g.beginPath();
  markPath(g, label, x, y, r);
  g.fillStyle = dark ? "rgba(14,16,20,.55)" : "rgba(255,255,255,.7)";
  g.fill();
  g.lineWidth = 1;
  g.strokeStyle = colour;
  g.stroke();
}

/** Training points filled, test points hollow, a ring on the followed one. Regression: the colour of the target. */
export function paintPoints(
  g: CanvasRenderingContext2D,
  data: DataPayload,
  side: number,
  options: Look & { classes: number; test: boolean; followed: number },
): void {
  const { dark, ink, classes, test, followed } = options;
  const r = markRadius(side);
  const count = data.points.shape[0] ?? 0;
  for (let i = 0; i < count; i++) {
    const isTest = i >= data.train;
    if (isTest && !test && i !== followed) continue;
    const x = toPixels(data.points.data[2 * i] ?? 0, side);
    const y = side - toPixels(data.points.data[2 * i + 1] ?? 0, side);
    const label = data.labels ? (data.labels.data[i] ?? 0) : 1;
    const colour = data.targets ? css(diverging(data.targets.data[i] ?? 0, dark)) : markColour(label, classes, dark);
    if (isTest) hollowMark(g, label, x, y, r, colour, dark);
    else if (data.targets) solidMark(g, x, y, r, colour, dark);
    else drawMark(g, label, classes, x, y, r, dark);
  }
  const x = toPixels(data.points.data[2 * followed] ?? NaN, side);
  const y = side - toPixels(data.points.data[2 * followed + 1] ?? NaN, side);
  if (Number.isFinite(x)) drawRing(g, x, y, r + 3, ink, dark);
}

function solidMark(g: CanvasRenderingContext2D, x: number, y: number, r: number, colour: string, dark: boolean): void {
  g.beginPath();
  g.arc(x, y, r, 0, 2 * Math.PI);
  g.fillStyle = colour;
  g.fill();
  g.lineWidth = 0.8;
  g.strokeStyle = dark ? "rgba(14,16,20,.85)" : "rgba(23,24,28,.55)";
  g.stroke();
}

/** The point nearest to a place in the picture, within `reach` pixels; null where there is none. */
export function pointAt(
  data: DataPayload,
  test: boolean,
  x: number,
  y: number,
  side: number,
  reach = 8,
): number | null {
  let found: number | null = null;
  let best = reach;
  const count = test ? (data.points.shape[0] ?? 0) : data.train;
  for (let i = 0; i < count; i++) {
    const dx = toPixels(data.points.data[2 * i] ?? 0, side) - x;
    const dy = side - toPixels(data.points.data[2 * i + 1] ?? 0, side) - y;
    const distance = Math.hypot(dx, dy);
    if (distance <= best) {
      best = distance;
      found = i;
    }
  }
  return found;
}
