/** What stands on the chart beside its lines: the playhead, folds, edits, bookmarks, forks, and where the loss overflowed. */
import type uPlot from "uplot";
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { ink } from "../../theme";

/** All that is marked, in epochs. */
export interface Marks {
  head: { epoch: number; value: number };
  /** Whether what lies right of the head has been trained already. */
  past: boolean;
  folds: readonly number[];
  edits: readonly number[];
  bookmarks: readonly number[];
  forks: readonly { epoch: number; value: number; label: string; place: number; end: number; last: number }[];
  overflow: number | null;
}

const FONT_SIZE = 11;
const FLAG = 5;
/** Edits nearer to each other than so many pixels have one flag. */
const FLAGS_APART = 10;

interface Pen {
  g: CanvasRenderingContext2D;
  u: uPlot;
  ratio: number;
  top: number;
  bottom: number;
  x: (epoch: number) => number;
  y: (value: number) => number;
}

function line(pen: Pen, x: number, from: number, to: number, dash: number[] = []): void {
  const { g, ratio } = pen;
  g.setLineDash(dash.map((length) => length * ratio));
  g.beginPath();
  g.moveTo(x, from);
  g.lineTo(x, to);
  g.stroke();
  g.setLineDash([]);
}

/** Whether text beside a line would leave the chart. */
const turns = ({ g, u, ratio }: Pen, text: string, x: number): boolean =>
  x + g.measureText(text).width + 8 * ratio > u.bbox.left + u.bbox.width + 20 * ratio;

/** Text beside a line, on its other side where it would leave the chart. */
function beside(pen: Pen, text: string, x: number, y: number, gap = 5): void {
  const { g, ratio } = pen;
  const turned = turns(pen, text, x);
  g.textAlign = turned ? "right" : "left";
  g.textBaseline = "alphabetic";
  const at = x + (turned ? -gap : gap) * ratio;
  const { strokeStyle, lineWidth } = g;
  g.strokeStyle = ink.peek().surface;
  g.lineWidth = 3 * ratio;
  g.lineJoin = "round";
  g.strokeText(text, at, y);
  Object.assign(g, { strokeStyle, lineWidth });
  g.fillText(text, at, y);
}

function drawFolds(pen: Pen, { folds }: Marks): void {
  const { g, ratio, top, bottom } = pen;
  g.strokeStyle = ink.peek()["ink-4"];
  g.fillStyle = ink.peek()["ink-2"];
  g.lineWidth = ratio;
  g.font = `${String(FONT_SIZE * ratio)}px ${ink.peek().sans}`;
  const names = folds.map((_, i) => t.peek().time.fold(i + 1));
  folds.forEach((epoch, i) => {
    const x = pen.x(epoch);
    line(pen, x, top - 10 * ratio, bottom, [1.5, 3]);
    const [name = "", after] = names.slice(i);
    const next = pen.x(folds[i + 1] ?? epoch);
    const taken = (g.measureText(name).width + 9 * ratio) * (after && turns(pen, after, next) ? 2 : 1);
    if (!phone.peek() && !(after && taken > next - x)) beside(pen, name, x, top - 2 * ratio);
  });
}

/** A small flag on the upper edge; bookmarks are filled and stand on a pole. */
function flag(pen: Pen, epoch: number, filled: boolean): void {
  const { g, ratio, top } = pen;
  const x = pen.x(epoch);
  const side = FLAG * ratio;
  g.beginPath();
  if (filled) {
    g.moveTo(x, top - 2.4 * side);
    g.lineTo(x + 1.7 * side, top - 1.8 * side);
    g.lineTo(x, top - 1.2 * side);
    g.fill();
    line(pen, x, top - 2.4 * side, top);
    return;
  }
  g.moveTo(x - 0.7 * side, top - 1.2 * side);
  g.lineTo(x + 0.7 * side, top - 1.2 * side);
  g.lineTo(x, top);
  g.closePath();
  g.stroke();
}

function drawFlags(pen: Pen, { edits, bookmarks }: Marks): void {
  const { g, ratio } = pen;
  g.lineWidth = 1.2 * ratio;
  g.strokeStyle = ink.peek()["ink-3"];
  let last = -Infinity;
  for (const epoch of edits) {
    if (pen.x(epoch) - last < FLAGS_APART * ratio) continue;
    last = pen.x(epoch);
    flag(pen, epoch, false);
  }
  g.strokeStyle = g.fillStyle = ink.peek().ink;
  for (const epoch of bookmarks) flag(pen, epoch, true);
}

function ring(pen: Pen, x: number, y: number, radius: number): void {
  const { g, ratio } = pen;
  g.beginPath();
  g.arc(x, y, radius * ratio, 0, 2 * Math.PI);
  g.fillStyle = ink.peek().surface;
  g.fill();
  g.stroke();
}

/** A ring where a lane parts, and its name at its end. */
function drawForks(pen: Pen, { forks }: Marks): void {
  const { g, ratio } = pen;
  g.font = `${String(FONT_SIZE * ratio)}px ${ink.peek().sans}`;
  g.strokeStyle = ink.peek().ink;
  g.lineWidth = 1.4 * ratio;
  for (const { epoch, value } of forks) if (Number.isFinite(value)) ring(pen, pen.x(epoch), pen.y(value), 3);
  g.fillStyle = ink.peek()["ink-2"];
  let above = -Infinity;
  for (const { label, end, last } of [...forks].sort((a, b) => b.last - a.last)) {
    if (!Number.isFinite(last)) continue;
    above = Math.max(pen.y(last) + 3 * ratio, above + FONT_SIZE * ratio);
    beside(pen, label, pen.x(end), above, 12);
  }
}

function drawOverflow(pen: Pen, { overflow }: Marks): void {
  if (overflow === null) return;
  const { g, u, ratio, top, bottom } = pen;
  g.strokeStyle = g.fillStyle = getComputedStyle(u.root).getPropertyValue("--bad").trim();
  g.lineWidth = 1.2 * ratio;
  g.font = `600 ${String(FONT_SIZE * ratio)}px ${ink.peek().sans}`;
  line(pen, pen.x(overflow), top - 8 * ratio, bottom, [2, 3]);
  beside(pen, t.peek().time.overflow, pen.x(overflow), top + ratio);
}

/** The playhead: a line over the whole height and a ring with a dot on the curve. */
function drawHead(pen: Pen, { head }: Marks): void {
  const { g, ratio, top, bottom } = pen;
  const x = pen.x(head.epoch);
  g.strokeStyle = ink.peek().ink;
  g.lineWidth = 1.4 * ratio;
  line(pen, x, top - 14 * ratio, bottom);
  if (!Number.isFinite(head.value)) return;
  const y = pen.y(head.value);
  g.lineWidth = 1.8 * ratio;
  ring(pen, x, y, 6.5);
  g.beginPath();
  g.arc(x, y, 2.4 * ratio, 0, 2 * Math.PI);
  g.fillStyle = ink.peek().ink;
  g.fill();
}

/** Draws all marks above the lines. */
export function drawMarks(u: uPlot, marks: Marks): void {
  const ratio = devicePixelRatio;
  const { top, height } = u.bbox;
  const pen: Pen = {
    g: u.ctx,
    u,
    ratio,
    top,
    bottom: top + height,
    x: (epoch) => u.valToPos(epoch, "x", true),
    y: (value) => u.valToPos(value, "y", true),
  };
  u.ctx.save();
  drawFolds(pen, marks);
  drawFlags(pen, marks);
  drawForks(pen, marks);
  if (marks.overflow === null) drawHead(pen, marks);
  else drawOverflow(pen, marks);
  u.ctx.restore();
}

/** A line's colour: as it is up to the head, pale beyond it. */
export function untilHead(u: uPlot, marks: Marks, colour: string, pale: string): string | CanvasGradient {
  if (!marks.past) return colour;
  const { left, width } = u.bbox;
  const share = Math.max(0, Math.min(1, (u.valToPos(marks.head.epoch, "x", true) - left) / width));
  if (!Number.isFinite(share)) return colour;
  const gradient = u.ctx.createLinearGradient(left, 0, left + width, 0);
  gradient.addColorStop(0, colour);
  gradient.addColorStop(share, colour);
  gradient.addColorStop(share, pale);
  gradient.addColorStop(1, pale);
  return gradient;
}
