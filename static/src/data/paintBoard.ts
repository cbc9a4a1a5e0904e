/** The painter of the editor's plane: axes, the network's field behind the points, the points, what is chosen, the tool. */
import { PLANE, toPixels } from "../draw/outlines";
import { drawMark, drawRing, markPath } from "../draw/mark";
import { css, diverging, markColour } from "../draw/colour";
import { type Dot, type Dots } from "./drawn";
import type { Ids } from "./brushes";

export interface Board {
  dots: Dots;
  classes: number;
  /** Points have the colour of a number instead of the mark of a class. */
  numbers: boolean;
  chosen: Ids;
  /** The tool's circle, or the cross of the keyboard; in coordinates of the plane. */
  brush: { x: number; y: number; radius: number } | null;
  cross: { x: number; y: number } | null;
  /** Two corners of the frame that is being drawn. */
  frame: { ax: number; ay: number; bx: number; by: number } | null;
  dark: boolean;
  ink: string;
  line: string;
}

/** Points of hand-made data are large enough to be held. */
const RADIUS = 4.4;

export const fromBoard = (pixels: number, side: number): number => ((2 * pixels) / side - 1) * PLANE;

function axes(g: CanvasRenderingContext2D, side: number, line: string): void {
  g.strokeStyle = line;
  g.lineWidth = 1;
  g.beginPath();
  const middle = Math.round(side / 2) + 0.5;
  g.moveTo(middle, 0);
  g.lineTo(middle, side);
  g.moveTo(0, middle);
  g.lineTo(side, middle);
  for (const value of [-1, -0.5, 0.5, 1]) {
    const at = Math.round(toPixels(value, side)) + 0.5;
    g.moveTo(at, middle - 3);
    g.lineTo(at, middle + 3);
    g.moveTo(middle - 3, at);
    g.lineTo(middle + 3, at);
  }
  g.stroke();
}

function mark(g: CanvasRenderingContext2D, { x, y, label, target, test }: Dot, side: number, board: Board): void {
  const { classes, dark, numbers } = board;
  const px = toPixels(x, side);
  const py = side - toPixels(y, side);
  if (!test && !numbers) {
    drawMark(g, label, classes, px, py, RADIUS, dark);
    return;
  }
  const colour = numbers ? css(diverging(target, dark)) : markColour(label, classes, dark);
  const page = dark ? "rgba(14,16,20,.55)" : "rgba(255,255,255,.75)";
  g.beginPath();
  markPath(g, numbers ? 1 : label, px, py, RADIUS - 0.4);
  g.fillStyle = test ? page : colour;
  g.fill();
  g.lineWidth = test ? 1.5 : 1;
  g.strokeStyle = test ? colour : dark ? "rgba(14,16,20,.85)" : "rgba(23,24,28,.55)";
  g.stroke();
}

function circle(g: CanvasRenderingContext2D, side: number, { x, y, radius }: NonNullable<Board["brush"]>, ink: string) {
  g.beginPath();
  g.arc(toPixels(x, side), side - toPixels(y, side), (radius / PLANE) * (side / 2), 0, 2 * Math.PI);
  g.lineWidth = 1.4;
  g.strokeStyle = ink;
  g.stroke();
}

function cross(g: CanvasRenderingContext2D, side: number, { x, y }: NonNullable<Board["cross"]>, ink: string): void {
  const px = toPixels(x, side);
  const py = side - toPixels(y, side);
  g.beginPath();
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    g.moveTo(px + 3 * dx, py + 3 * dy);
    g.lineTo(px + 10 * dx, py + 10 * dy);
  }
  g.lineWidth = 1.6;
  g.strokeStyle = ink;
  g.stroke();
}

function frame(g: CanvasRenderingContext2D, side: number, corners: NonNullable<Board["frame"]>, ink: string): void {
  const left = toPixels(corners.ax, side);
  const top = side - toPixels(corners.ay, side);
  g.setLineDash([4, 3]);
  g.lineWidth = 1.2;
  g.strokeStyle = ink;
  g.strokeRect(left, top, toPixels(corners.bx, side) - left, side - toPixels(corners.by, side) - top);
  g.setLineDash([]);
}

/** Draws everything in front of the network's field. */
export function paintBoard(g: CanvasRenderingContext2D, side: number, board: Board): void {
  const { dots, chosen, ink, dark } = board;
  axes(g, side, board.line);
  for (const dot of dots) mark(g, dot, side, board);
  for (const { id, x, y } of dots)
    if (chosen.has(id)) drawRing(g, toPixels(x, side), side - toPixels(y, side), RADIUS + 3.2, ink, dark);
  if (board.brush) circle(g, side, board.brush, ink);
  if (board.cross) cross(g, side, board.cross, ink);
  if (board.frame) frame(g, side, board.frame, ink);
}
