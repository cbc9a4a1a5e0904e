/** Dots in a square from 0 to 1 whose diagonal is agreement. */
import { ink } from "../../theme";

export interface Dots {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  mark: "dot" | "ring" | "square";
}

const PAD = 26;

/** Draws axes, the diagonal, and the dots of each sort. */
export function paintScatter(g: CanvasRenderingContext2D, width: number, height: number, all: readonly Dots[]): void {
  const { line, "ink-3": quiet, ink: full, "pos-dot": pos, neg, sans, paper } = ink.value;
  const side = Math.min(width - PAD - 10, height - PAD - 10);
  if (side <= 0) return;
  const left = PAD + (width - PAD - 10 - side) / 2;
  const top = 6 + (height - PAD - 10 - side) / 2;
  const at = (x: number, y: number): [number, number] => [left + x * side, top + (1 - y) * side];
  g.fillStyle = paper;
  g.fillRect(left, top, side, side);
  g.strokeStyle = line;
  g.lineWidth = 1;
  g.beginPath();
  for (const share of [0, 0.5, 1]) {
    g.moveTo(...at(share, 0));
    g.lineTo(...at(share, 1));
    g.moveTo(...at(0, share));
    g.lineTo(...at(1, share));
  }
  g.stroke();
  g.strokeStyle = quiet;
  g.beginPath();
  g.moveTo(...at(0, 0));
  g.lineTo(...at(1, 1));
  g.stroke();
  g.fillStyle = quiet;
  g.font = `11px ${sans}`;
  g.textAlign = "center";
  for (const share of [0, 0.5, 1]) g.fillText(String(share), at(share, 0)[0], top + side + 14);
  g.textAlign = "right";
  for (const share of [0.5, 1]) g.fillText(String(share), left - 5, at(0, share)[1] + 4);
  for (const { x, y, mark } of all) {
    g.fillStyle = mark === "square" ? pos : full;
    g.strokeStyle = neg;
    for (let i = 0; i < y.length; i++) {
      const [px, py] = at(x[i] ?? 0, y[i] ?? 0);
      g.beginPath();
      if (mark === "square") g.rect(px - 2.5, py - 2.5, 5, 5);
      else g.arc(px, py, mark === "ring" ? 2.6 : 2.8, 0, 2 * Math.PI);
      if (mark === "ring") g.stroke();
      else g.fill();
    }
  }
}

/** Mean and largest distance from the diagonal. */
export function apart(x: ArrayLike<number>, y: ArrayLike<number>): { mean: number; most: number } {
  let [sum, most] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    const gap = Math.abs((x[i] ?? 0) - (y[i] ?? 0));
    sum += gap;
    most = Math.max(most, gap);
  }
  return { mean: y.length ? sum / y.length : 0, most };
}
