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
  coordinatesOf,
  placeAll,
  placed,
  placeRows,
  poseBetween,
  seenDim,
  widthOf,
  type Box,
  type Camera,
  type Placed,
  type Pose,
  type Stop,
} from "./filmPose";
import { layEdge, layOut } from "./filmSheet";
import type { FilmStyle, FrameOptions } from "./filmStyle";
import { paintHistogram } from "./histogram";
import { paintNeighbours, paintOverlays, paintRegions } from "./overlay";
import { drawRing } from "./mark";
import type { Way } from "./morph";

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
  const pose = posed(payload, stop, stop, 0, box, camera, options.style);
  paintPose(g, payload, pose, box, options);
  return pose;
}

const roomy = (box: Box, { padding, top }: FilmStyle) => ({ padding, top, ...box });

/** How the space `blend` of the way from one stage to the next is seen in a frame of a style. */
export const posed = (
  payload: SpacePayload,
  from: Stop,
  to: Stop,
  blend: number,
  box: Box,
  camera: Camera,
  style: FilmStyle,
  way: Way | null = null,
): Pose => poseBetween(payload, from, to, blend, roomy(box, style), camera, way);

/** Paints everything of a pose: a line as histograms, otherwise axes, sheet, boundary and points, then what lies over. */
export function paintPose(
  g: CanvasRenderingContext2D,
  payload: SpacePayload,
  pose: Pose,
  box: Box,
  options: FrameOptions,
): void {
  if (pose.line === 1) {
    paintHistogram(g, payload, pose, roomy(box, options.style), options);
    return;
  }
  clipped(g, box, options.style, () => {
    paintAxes(g, pose, options);
    paintScene(g, payload, pose, options);
  });
  paintOver(g, pose, box, options);
}

/** Paints what is never hidden: the best straight cut, the followed point and its neighbours. */
export function paintOver(g: CanvasRenderingContext2D, pose: Pose, box: Box, options: FrameOptions): void {
  const { cut, style, tones, followed = -1, neighbours } = options;
  if (cut && pose.blend === 0 && seenDim(pose.from) <= 3)
    clipped(g, box, style, () => paintCut(g, pose, cut, tones.ink, style.size));
  const ringed = followed ?? -1;
  if (!style.ring || ringed < 0 || ringed >= countOf(pose)) return;
  placePoints(pose);
  if (neighbours?.length) paintNeighbours(g, points, ringed, neighbours, countOf(pose), style, tones);
  drawRing(g, points.x[ringed]!, points.y[ringed]!, style.ring, tones.ink, tones.dark);
}

function clipped(g: CanvasRenderingContext2D, box: Box, { top }: FilmStyle, paint: () => void): void {
  g.save();
  g.beginPath();
  g.rect(box.x ?? 0, (box.y ?? 0) + Math.max(0, top - 3), box.width, box.height);
  g.clip();
  paint();
  g.restore();
}

function placePoints(pose: Pose): number {
  points = grown(points, countOf(pose));
  const { from: a, to: b } = pose;
  return placeAll(pose, a.points.data, widthOf(a.points), b.points.data, widthOf(b.points), points, true);
}

const countOf = (pose: Pose): number => pose.from.points.shape[0] ?? 0;

function grown(at: Placed, length: number): Placed {
  return at.x.length >= length ? at : placed(2 * length);
}

/** Sheet, boundary and points, bin by bin from the back; lines laid over the sheet come before the points. */
function paintScene(g: CanvasRenderingContext2D, payload: SpacePayload, pose: Pose, options: FrameOptions): void {
  const { style, tones, regions, overlays = [] } = options;
  placeRows(pose, coordinatesOf(pose, "lattice"), payload.shade.data.length, lattice);
  boundary = grown(boundary, pose.from.boundary.shape[0] ?? 0);
  placeRows(pose, coordinatesOf(pose, "boundary"), pose.from.boundary.shape[0] ?? 0, boundary);
  const count = placePoints(pose);
  const sheet = layOut(payload, pose, lattice, style);
  layEdge(sheet, payload.boundary_parts.data, boundary, BOUNDARY_BIAS);
  const solid = pose.solid > 0.02;
  layPoints(payload, count, points, solid ? (z) => sheet.bin(z + POINT_BIAS) : null, options);
  const inks = inksOf(payload, tones.dark);
  const next = { fill: 0, line: 0, edge: 0, point: 0 };
  const fade = 1 - pose.line * 0.6;
  g.lineCap = g.lineJoin = "round";
  if (regions) paintRegions(g, pose, regions, tones.dark);
  for (let bin = 0; bin < sheet.bins; bin++) {
    g.globalAlpha = regions ? 0 : style.fill * fade;
    next.fill = fillBin(g, sheet, lattice, next.fill, bin, inks.fill);
    g.globalAlpha = regions ? 0 : fade;
    g.lineWidth = style.line;
    next.line = strokeBin(g, sheet, lattice, next.line, bin, inks.line);
    g.globalAlpha = 0.92 * (1 - pose.line);
    g.lineWidth = style.boundary;
    g.strokeStyle = tones.ink;
    next.edge = strokeEdge(g, sheet, boundary, next.edge, bin);
    g.globalAlpha = 1;
    if (solid) next.point = paintPoints(g, points, next.point, bin, options);
  }
  paintOverlays(g, pose, overlays);
  paintPoints(g, points, next.point, Infinity, options);
}

/** The point drawn within `reach` of a canvas position, or null. */
export function pointAt(pose: Pose, x: number, y: number, reach: number): number | null {
  const count = placePoints(pose);
  let best = reach * reach;
  let found: number | null = null;
  for (let i = 0; i < count; i++) {
    const d = (points.x[i]! - x) ** 2 + (points.y[i]! - y) ** 2;
    if (d <= best) {
      best = d;
      found = i;
    }
  }
  return found;
}
