/** Drawing of a laid-out sheet, one depth bin after the other. */
import { LINES } from "./filmColour";
import type { Placed } from "./filmPose";
import { eachColour, type Runs } from "./filmRuns";
import { COLOURS, type Sheet } from "./filmSheet";

/** Pixels by which quads overlap their neighbours, so that no seam shows. */
const OVERLAP = 0.3;

/** Outline of a run of quads, always the same way round so that overlapping quads add up. */
function quads(g: CanvasRenderingContext2D, fills: Runs, at: Placed, run: number, down: number): void {
  const { x, y } = at;
  const start = fills.start[run]!;
  const step = fills.step[run]!;
  const length = fills.length[run]!;
  const end = start + step * (length - 1);
  const flip = fills.flip[run]!;
  for (let half = 0; half < 2; half++) {
    const lower = half !== flip;
    for (let n = 0; n < length; n++) {
      const upper = half === 0 ? start + n * step : end - n * step;
      const here = lower ? upper + down : upper;
      const there = lower ? upper : upper + down;
      let dx = x[here]! - x[there]!;
      let dy = y[here]! - y[there]!;
      const size = OVERLAP / (Math.abs(dx) + Math.abs(dy) + 1e-3);
      dx *= size;
      dy *= size;
      if (upper === start || upper === end) {
        const next = upper === start ? here + step : here - step;
        const ex = x[here]! - x[next]!;
        const ey = y[here]! - y[next]!;
        const more = OVERLAP / (Math.abs(ex) + Math.abs(ey) + 1e-3);
        dx += ex * more;
        dy += ey * more;
      }
      if (half === 0 && n === 0) g.moveTo(x[here]! + dx, y[here]! + dy);
      else g.lineTo(x[here]! + dx, y[here]! + dy);
    }
  }
  g.closePath();
}

function polyline(g: CanvasRenderingContext2D, list: Runs, at: Placed, run: number): void {
  const step = list.step[run]!;
  let v = list.start[run]!;
  g.moveTo(at.x[v]!, at.y[v]!);
  for (let n = list.length[run]!; n > 1; n--) {
    v += step;
    g.lineTo(at.x[v]!, at.y[v]!);
  }
}

/** Fills the quads of one bin; returns where the next bin starts. */
export function fillBin(
  g: CanvasRenderingContext2D,
  { fills, down }: Sheet,
  at: Placed,
  from: number,
  bin: number,
  colours: readonly string[],
): number {
  return eachColour(
    fills,
    from,
    bin,
    COLOURS,
    (colour) => {
      g.fillStyle = colours[colour] ?? "";
      g.beginPath();
    },
    (run) => quads(g, fills, at, run, down),
    () => g.fill(),
  );
}

/** Strokes the grid lines of one bin. */
export function strokeBin(
  g: CanvasRenderingContext2D,
  { lines }: Sheet,
  at: Placed,
  from: number,
  bin: number,
  colours: readonly string[],
): number {
  return eachColour(
    lines,
    from,
    bin,
    LINES,
    (colour) => {
      g.strokeStyle = colours[colour] ?? "";
      g.beginPath();
    },
    (run) => polyline(g, lines, at, run),
    () => g.stroke(),
  );
}

/** Strokes the boundary's pieces of one bin, in the style already set. */
export function strokeEdge(
  g: CanvasRenderingContext2D,
  { edge }: Sheet,
  at: Placed,
  from: number,
  bin: number,
): number {
  return eachColour(
    edge,
    from,
    bin,
    1,
    () => g.beginPath(),
    (run) => polyline(g, edge, at, run),
    () => g.stroke(),
  );
}
