/**
 * Painter of film frames: axes and box, the sheet shaded by the decision, the network's boundary, the data points and the
 * best straight cut, of one stage or between two. Pure functions of decoded payloads; needs no store.
 */
import type { SpacePayload } from "../wire/probes";
import { fillBin, strokeBin, strokeEdge } from "./filmBins";
import { inksOf } from "./filmColour";
import { paintCut } from "./filmCut";
import { paintAxes } from "./filmFrame";
import { layPoints, paintPoints } from "./filmPoints";
import {
  placeAll,
  placed,
  poseBetween,
  widthOf,
  type Box,
  type Camera,
  type Placed,
  type Pose,
  type Stop,
} from "./filmPose";
import { layEdge, layOut } from "./filmSheet";
import type { FrameOptions } from "./filmStyle";
import { paintHistogram } from "./histogram";
import { drawRing } from "./mark";

export { largeStyle, smallStyle, stageStyle, type FilmStyle, type FrameOptions, type Tones } from "./filmStyle";

const BOUNDARY_BIAS = 0.11;
const POINT_BIAS = 0.13;

const lattice = placed(49 * 49);
let boundary = placed(1024);
let points = placed(400);

/** Paints one stage. `box` is in canvas units. */
export function paintFrame(
  g: CanvasRenderingContext2D,
  payload: SpacePayload,
  stop: Stop,
  box: Box,
  camera: Camera,
  options: FrameOptions,
): Pose {
  return paintBetween(g, payload, stop, stop, 0, box, camera, options);
}

/** Paints the space `blend` of the way from one stage to the next, and returns the pose it was seen in. */
export function paintBetween(
  g: CanvasRenderingContext2D,
  payload: SpacePayload,
  from: Stop,
  to: Stop,
  blend: number,
  box: Box,
  camera: Camera,
  options: FrameOptions,
): Pose {
  const { style } = options;
  const fitted = { padding: style.padding, top: style.top, ...box };
  const pose = poseBetween(payload, from, to, blend, fitted, camera);
  if (pose.line === 1) {
    paintHistogram(g, payload, pose, fitted, options);
    return pose;
  }
  g.save();
  g.beginPath();
  g.rect(fitted.x ?? 0, (fitted.y ?? 0) + Math.max(0, fitted.top - 3), fitted.width, fitted.height);
  g.clip();
  paintAxes(g, pose, options);
  paintScene(g, payload, pose, options);
  if (options.cut && blend === 0 && pose.from.dim <= 3) paintCut(g, pose, options.cut, options.tones.ink, style.size);
  g.restore();
  const ringed = options.followed ?? -1;
  if (style.ring && ringed >= 0 && ringed < countOf(pose))
    drawRing(g, points.x[ringed]!, points.y[ringed]!, style.ring, options.tones.ink, options.tones.dark);
  return pose;
}

const countOf = (pose: Pose): number => pose.from.points.shape[0] ?? 0;

function grown(at: Placed, length: number): Placed {
  return at.x.length >= length ? at : placed(2 * length);
}

/** Sheet, boundary and points, bin by bin from the back. */
function paintScene(g: CanvasRenderingContext2D, payload: SpacePayload, pose: Pose, options: FrameOptions): void {
  const { style, tones } = options;
  const { from: a, to: b } = pose;
  const project = (part: "lattice" | "points" | "boundary", out: Placed, scatter = false): number =>
    placeAll(pose, a[part].data, widthOf(a[part]), b[part].data, widthOf(b[part]), out, scatter);
  boundary = grown(boundary, a.boundary.shape[0] ?? 0);
  points = grown(points, countOf(pose));
  project("lattice", lattice);
  project("boundary", boundary);
  const count = project("points", points, true);
  const sheet = layOut(payload, pose, lattice, style);
  layEdge(sheet, payload.boundary_parts.data, boundary, BOUNDARY_BIAS);
  const solid = pose.solid > 0.02;
  layPoints(payload, count, points, solid ? (z) => sheet.bin(z + POINT_BIAS) : null, options);
  const inks = inksOf(payload, tones.dark);
  const next = { fill: 0, line: 0, edge: 0, point: 0 };
  g.lineCap = g.lineJoin = "round";
  for (let bin = 0; bin < sheet.bins; bin++) {
    g.globalAlpha = style.fill * (1 - pose.line * 0.6);
    next.fill = fillBin(g, sheet, lattice, next.fill, bin, inks.fill);
    g.globalAlpha = 1 - pose.line * 0.6;
    g.lineWidth = style.line;
    next.line = strokeBin(g, sheet, lattice, next.line, bin, inks.line);
    g.globalAlpha = 0.92 * (1 - pose.line);
    g.lineWidth = style.boundary;
    g.strokeStyle = tones.ink;
    next.edge = strokeEdge(g, sheet, boundary, next.edge, bin);
    g.globalAlpha = 1;
    if (solid) next.point = paintPoints(g, points, next.point, bin, options);
  }
  paintPoints(g, points, next.point, Infinity, options);
}

/** The point drawn within `reach` of a canvas position, or null. */
export function pointAt(pose: Pose, x: number, y: number, reach: number): number | null {
  const at = placed(countOf(pose));
  const { from: a, to: b } = pose;
  const count = placeAll(pose, a.points.data, widthOf(a.points), b.points.data, widthOf(b.points), at, true);
  let best = reach * reach;
  let found: number | null = null;
  for (let i = 0; i < count; i++) {
    const d = (at.x[i]! - x) ** 2 + (at.y[i]! - y) ** 2;
    if (d <= best) {
      best = d;
      found = i;
    }
  }
  return found;
}
