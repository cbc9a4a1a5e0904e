/** Painter of the connections: width and colour are the weight, the chosen unit's stand out and point with the computation. */
import { css, diverging } from "../../draw/colour";
import { tracePath, type Arch, type Edge } from "./connections";

export interface EdgeLook {
  dark: boolean;
  ink: string;
  faint: string;
  surface: string;
  phone: boolean;
  patterns: boolean;
  direction: "forward" | "backward";
  /** The weight of an edge, and the largest there is. */
  weight: (edge: Edge) => number;
  largest: number;
  /** Edges of the chosen unit; of the unit under the pointer; the edge under the pointer. */
  isChosen: (edge: Edge) => boolean;
  isHovered: (edge: Edge) => boolean;
  /** Edges that carry nothing in the next step. */
  isGone: (edge: Edge) => boolean;
}

const THINNEST = 0.9;
const GONE = 0.1;

/** Colour of a weight, as strong as it is large. */
export const weightColour = (weight: number, largest: number, dark: boolean): string =>
  css(diverging(Math.sign(weight) * (0.34 + (0.6 * Math.abs(weight)) / largest), dark));

function paintWeight(g: CanvasRenderingContext2D, edge: Edge, look: EdgeLook): void {
  const weight = look.weight(edge);
  const chosen = look.isChosen(edge);
  const hovered = look.isHovered(edge);
  g.strokeStyle = weightColour(weight, look.largest, look.dark);
  g.lineWidth = THINNEST + ((look.phone ? 3.5 : 5.5) * Math.abs(weight)) / look.largest + (hovered ? 1.4 : 0);
  g.globalAlpha = chosen ? 1 : hovered ? 0.85 : look.isGone(edge) ? GONE : look.patterns ? 0.7 : 0.42;
  g.setLineDash(look.patterns && weight < 0 ? [7, 4] : []);
  g.beginPath();
  tracePath(g, edge.curve);
  g.stroke();
}

function paintWire(g: CanvasRenderingContext2D, edge: Edge, look: EdgeLook): void {
  g.strokeStyle = look.faint;
  g.lineWidth = look.isHovered(edge) ? 2 : 1.1;
  g.globalAlpha = look.isGone(edge) ? 2 * GONE : 1;
  g.setLineDash([]);
  g.beginPath();
  tracePath(g, edge.curve);
  g.stroke();
}

function paintArrow(g: CanvasRenderingContext2D, { curve }: Edge, look: EdgeLook): void {
  const forward = look.direction === "forward";
  const y = forward ? curve.y1 : curve.y0;
  const tip = forward ? curve.x1 : curve.x0 + 2;
  const back = forward ? tip - 7 : tip + 7;
  g.strokeStyle = look.ink;
  g.lineWidth = 1.8;
  g.lineJoin = g.lineCap = "round";
  g.globalAlpha = 1;
  g.setLineDash([]);
  g.beginPath();
  g.moveTo(back, y - 5.5);
  g.lineTo(tip, y);
  g.lineTo(back, y + 5.5);
  g.stroke();
  g.lineCap = "butt";
}

const BEND = 10;
const SIGN = 8;

/** A skip: up, over the columns between, and down to a sign that says how it joins. */
function paintArch(g: CanvasRenderingContext2D, arch: Arch, look: EdgeLook): void {
  const { startX, startY, over, x, y, kind } = arch;
  g.strokeStyle = look.faint;
  g.lineWidth = 1.4;
  g.globalAlpha = 1;
  g.setLineDash([]);
  g.beginPath();
  g.moveTo(startX, startY);
  g.arcTo(startX, over, startX + BEND, over, Math.min(BEND, startY - over));
  g.arcTo(x, over, x, y, BEND);
  g.lineTo(x, y);
  g.stroke();
  g.beginPath();
  g.arc(x, y, SIGN, 0, 2 * Math.PI);
  g.fillStyle = look.surface;
  g.fill();
  g.strokeStyle = look.ink;
  g.stroke();
  g.beginPath();
  if (kind === "add") {
    g.moveTo(x - 4, y);
    g.lineTo(x + 4, y);
    g.moveTo(x, y - 4);
    g.lineTo(x, y + 4);
  } else
    for (const side of [-2, 2]) {
      g.moveTo(x + side, y - 4);
      g.lineTo(x + side, y + 4);
    }
  g.stroke();
}

export function paintEdges(
  g: CanvasRenderingContext2D,
  edges: readonly Edge[],
  arches: readonly Arch[],
  look: EdgeLook,
): void {
  for (const arch of arches) paintArch(g, arch, look);
  const above: Edge[] = [];
  for (const edge of edges) {
    if (edge.index === null) paintWire(g, edge, look);
    else if (look.isChosen(edge) || look.isHovered(edge)) above.push(edge);
    else paintWeight(g, edge, look);
  }
  for (const edge of above) paintWeight(g, edge, look);
  if (!look.phone) for (const edge of above) if (look.isChosen(edge)) paintArrow(g, edge, look);
  g.globalAlpha = 1;
}
