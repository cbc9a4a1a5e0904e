/** Data points: class 0 a diamond, class 1 a circle, then square, triangle, then numerals; never told apart by colour alone. */
import { markColour } from "./colour";

/** Adds a mark's outline to the current path, centred at (x, y), about r in radius. */
export function markPath(g: CanvasRenderingContext2D | Path2D, label: number, x: number, y: number, r: number): void {
  const q = r * 1.22;
  switch (label) {
    case 0:
      g.moveTo(x, y - q);
      g.lineTo(x + q, y);
      g.lineTo(x, y + q);
      g.lineTo(x - q, y);
      g.closePath();
      break;
    case 2:
      g.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
      break;
    case 3:
      g.moveTo(x, y - q);
      g.lineTo(x + q, y + r * 0.9);
      g.lineTo(x - q, y + r * 0.9);
      g.closePath();
      break;
    default:
      g.moveTo(x + r, y);
      g.arc(x, y, r, 0, 2 * Math.PI);
  }
}

/** Draws one mark with its outline in the page's tone. */
export function drawMark(
  g: CanvasRenderingContext2D,
  label: number,
  classes: number,
  x: number,
  y: number,
  r: number,
  dark: boolean,
): void {
  g.beginPath();
  markPath(g, label, x, y, r);
  g.fillStyle = markColour(label, classes, dark);
  g.fill();
  g.lineWidth = Math.max(0.6, r * 0.32);
  g.strokeStyle = dark ? "rgba(14,16,20,.85)" : "rgba(255,255,255,.92)";
  g.stroke();
  if (label >= 4 && r >= 3) {
    g.fillStyle = dark ? "#0E1013" : "#FFFFFF";
    g.font = `700 ${String(Math.round(r * 1.7))}px sans-serif`;
    g.textAlign = "center";
    g.textBaseline = "middle";
    g.fillText(String(label), x, y + 0.5);
  }
}

/** The ring around the followed point. */
export function drawRing(
  g: CanvasRenderingContext2D,
  x: number,
  y: number,
  r: number,
  ink: string,
  dark: boolean,
): void {
  g.beginPath();
  g.arc(x, y, r, 0, 2 * Math.PI);
  g.lineWidth = 3.6;
  g.strokeStyle = dark ? "rgba(14,16,20,.8)" : "rgba(255,255,255,.9)";
  g.stroke();
  g.lineWidth = 1.6;
  g.strokeStyle = ink;
  g.stroke();
}
