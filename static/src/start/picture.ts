/** The picture of a recorded run: the decision over the plane and the points it was learnt from, or the model's portrait. */
import { css, diverging } from "../draw/colour";
import { paintClasses, paintField } from "../draw/heat";
import { drawMark } from "../draw/mark";
import { paintPortrait, type PortraitLook } from "../draw/portrait";
import type { DataPayload, SurfacePayload } from "../wire/probes";
import { traceLevel } from "../draw/levelLine";
import { toPixels } from "../draw/outlines";
import type { Recording, Still } from "./recording";

export type Look = PortraitLook;

const DECISION_GAIN = 0.5;
const MOST_POINTS = 170;

/** How far from the midpoint a value reaches full colour. */
function spanOf(surface: Extract<SurfacePayload, { kind: "value" }>): number {
  if (surface.midpoint === 0.5) return 0.5;
  return Math.max(0.5, Math.abs(surface.value.lo), Math.abs(surface.value.hi));
}

function paintSurface(
  g: CanvasRenderingContext2D,
  surface: SurfacePayload,
  width: number,
  height: number,
  { dark }: Look,
): void {
  if (surface.kind === "classes") paintClasses(g, surface.winner, surface.margin, width, height, dark);
  else
    paintField(g, surface.value, 0, width, height, {
      dark,
      gain: DECISION_GAIN,
      centre: surface.midpoint,
      span: spanOf(surface),
    });
}

function paintBoundary(
  g: CanvasRenderingContext2D,
  surface: SurfacePayload,
  width: number,
  height: number,
  look: Look,
): void {
  if (surface.kind === "classes") return;
  g.beginPath();
  traceLevel(g, surface.value, surface.midpoint, width, height);
  g.lineWidth = 1.8;
  g.lineCap = "round";
  g.strokeStyle = look.ink;
  g.stroke();
}

function paintPoints(
  g: CanvasRenderingContext2D,
  data: DataPayload,
  width: number,
  height: number,
  { dark }: Look,
): void {
  const { points, labels, targets } = data;
  const count = Math.min(points.shape[0] ?? 0, MOST_POINTS);
  const classes = labels ? 1 + labels.data.reduce((most, label) => Math.max(most, label), 0) : 0;
  const r = Math.max(1.4, Math.min(2.6, width / 84));
  for (let i = 0; i < count; i++) {
    const x = toPixels(points.data[2 * i] ?? 0, width);
    const y = height - toPixels(points.data[2 * i + 1] ?? 0, height);
    if (labels) {
      drawMark(g, labels.data[i] ?? 0, classes, x, y, r, dark);
      continue;
    }
    g.beginPath();
    g.arc(x, y, r, 0, 2 * Math.PI);
    g.fillStyle = css(diverging(targets?.data[i] ?? 0, dark));
    g.fill();
    g.lineWidth = 0.8;
    g.strokeStyle = dark ? "rgba(14,16,20,.85)" : "rgba(255,255,255,.92)";
    g.stroke();
  }
}

/** Room around a portrait. */
const INSET = 12;

function paintStill(g: CanvasRenderingContext2D, still: Still, width: number, height: number, look: Look): void {
  if (still.portrait) paintPortrait(g, still.portrait.picture, width, height, look, { inset: INSET });
  else if (still.surface) paintSurface(g, still.surface, width, height, look);
}

/** Paints the run at moment `at` (0 the first still, fractions fade between two). */
export function paintRecording(
  g: CanvasRenderingContext2D,
  recording: Recording,
  at: number,
  width: number,
  height: number,
  look: Look,
): void {
  const { stills, data } = recording;
  const first = stills[Math.floor(at)];
  const second = stills[Math.ceil(at)];
  if (first) {
    paintStill(g, first, width, height, look);
    if (second && second !== first) {
      g.globalAlpha = at - Math.floor(at);
      paintStill(g, second, width, height, look);
      g.globalAlpha = 1;
    }
    if (first.portrait) return;
    const { surface } = at % 1 < 0.5 ? first : (second ?? first);
    if (data.labels && surface) paintBoundary(g, surface, width, height, look);
  }
  paintPoints(g, data, width, height, look);
}
