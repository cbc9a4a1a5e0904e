/** One-dimensional film frames: where the points lie on the line, as histograms either side of it, and the threshold. */
import type { SpacePayload } from "../wire/probes";
import { diverging, css, markColour } from "./colour";
import type { Box, Pose } from "./filmPose";
import type { FrameOptions } from "./filmStyle";
import { drawRing } from "./mark";

/** Number of the bin of a value; values beyond the ends fall into the outermost bins. */
export const binOf = (value: number, low: number, high: number, bins: number): number =>
  Math.max(0, Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins)));

/** Counts by class and bin: [classes * bins]. */
export function count(
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  low: number,
  high: number,
  bins: number,
): Uint16Array {
  const out = new Uint16Array(classes * bins);
  for (let i = 0; i < values.length; i++) out[labels[i]! * bins + binOf(values[i]!, low, high, bins)]!++;
  return out;
}

/** Mean of `what` by bin of `values`; NaN where a bin is empty. */
export function means(
  values: ArrayLike<number>,
  what: ArrayLike<number>,
  low: number,
  high: number,
  bins: number,
): Float32Array {
  const sum = new Float32Array(bins);
  const n = new Uint16Array(bins);
  for (let i = 0; i < values.length; i++) {
    const bin = binOf(values[i]!, low, high, bins);
    sum[bin]! += what[i]!;
    n[bin]!++;
  }
  return sum.map((s, bin) => s / n[bin]!);
}

/** The middle value. */
export function median(values: ArrayLike<number>): number | null {
  const sorted = Float32Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? null;
}

/** The coordinates of a part of the payload on the line, blended as the pose says. */
function along(pose: Pose, part: "points" | "lattice" | "boundary"): Float32Array {
  const a = pose.from[part].data;
  const b = pose.to[part].data;
  return pose.blend > 0 ? a.map((v, i) => v + (b[i]! - v) * pose.blend) : a;
}

/** Where the best cut crosses the line, if it does so between its ends. */
function cutOnLine(cut: FrameOptions["cut"], low: number, high: number): number | null {
  const [weight = 0, bias = 0] = cut?.length === 2 ? cut : [];
  const at = -bias / weight;
  return at > low && at < high ? at : null;
}

interface Line {
  g: CanvasRenderingContext2D;
  values: Float32Array;
  low: number;
  high: number;
  bins: number;
  /** Canvas x of a value, height of the line, and of the tallest bar. */
  x: (value: number) => number;
  y: number;
  tall: number;
}

export function paintHistogram(
  g: CanvasRenderingContext2D,
  payload: SpacePayload,
  pose: Pose,
  box: Box,
  options: FrameOptions,
): void {
  const { style, tones, classes, followed } = options;
  const { low, high } = pose;
  const [left, top] = [box.x ?? 0, box.y ?? 0];
  const { width, height } = box;
  const big = style.size !== "small";
  const pad = { small: 8, large: 14, stage: 26 }[style.size];
  const both = classes === 2;
  const x = (value: number): number =>
    left + pad + (width - 2 * pad) * Math.max(0, Math.min(1, (value - low) / (high - low)));
  const y = top + height * (both ? (big ? 0.54 : 0.58) : 0.8);
  const tall = height * (both ? (big ? 0.3 : 0.26) : 0.52);
  const line: Line = { g, values: along(pose, "points"), low, high, bins: big ? 26 : 16, x, y, tall };
  const own = options.threshold === "boundary" ? median(along(pose, "boundary")) : (options.threshold ?? null);
  const limit = own ?? cutOnLine(options.cut, low, high);

  g.save();
  if (limit !== null) {
    g.fillStyle = tones.ink;
    g.globalAlpha = 0.035;
    g.fillRect(x(limit), top, left + width - x(limit), height);
    g.globalAlpha = 1;
  }
  if (classes) paintBars(line, payload, classes, tones.dark);
  else paintTargets(line, options);
  paintLine(line, payload, pose, tones);
  if (limit !== null) {
    g.strokeStyle = tones.ink;
    g.lineWidth = big ? 1.6 : 1.2;
    if (own === null) g.setLineDash([3, 3]);
    g.beginPath();
    g.moveTo(x(limit), top + height * (big ? 0.17 : 0.3));
    g.lineTo(x(limit), big ? top + height - 21 : top + height * 0.9);
    g.stroke();
    g.setLineDash([]);
  }
  if (style.ring && followed != null && followed < line.values.length)
    drawRing(g, x(line.values[followed]!), y, style.ring > 5 ? 6 : 4, tones.ink, tones.dark);
  if (big) paintEnds(line, limit, top + height - 7, options);
  g.restore();
}

function bar({ g, x, low, high, bins, y }: Line, bin: number, from: number, to: number): void {
  const step = (high - low) / bins;
  const start = x(low + step * bin) + 0.4;
  g.roundRect(start, y + Math.min(from, to), x(low + step * (bin + 1)) - start - 0.4, Math.abs(to - from), 1);
}

/** Two classes either side of the line; more are stacked above it. */
function paintBars(line: Line, payload: SpacePayload, classes: number, dark: boolean): void {
  const { g, bins, tall } = line;
  const counts = count(line.values, payload.labels.data, classes, line.low, line.high, bins);
  const total = new Uint16Array(bins);
  counts.forEach((n, i) => (total[i % bins]! += n));
  const most = Math.max(1, ...(classes === 2 ? counts : total));
  const stacked = new Float32Array(bins);
  for (let label = 0; label < classes; label++) {
    g.fillStyle = markColour(label, classes, dark);
    g.beginPath();
    for (let bin = 0; bin < bins; bin++) {
      const n = counts[label * bins + bin]!;
      if (!n) continue;
      if (classes === 2) {
        const size = Math.max(1.5, tall * Math.sqrt(n / most));
        if (label) bar(line, bin, -2 - size, -2);
        else bar(line, bin, 2, 2 + size);
      } else {
        const size = (Math.max(1.5, tall * Math.sqrt(total[bin]! / most)) * n) / total[bin]!;
        bar(line, bin, -2 - stacked[bin]! - size, -2 - stacked[bin]!);
        stacked[bin]! += size;
      }
    }
    g.fill();
  }
}

/** Regression: bars in the colour of the targets that fall into them. */
function paintTargets(line: Line, { targets, tones }: FrameOptions): void {
  const { g, values, low, high, bins, tall } = line;
  if (!targets) return;
  const counts = count(values, new Uint8Array(values.length), 1, low, high, bins);
  const mean = means(values, targets, low, high, bins);
  const most = Math.max(1, ...counts);
  counts.forEach((n, bin) => {
    if (!n) return;
    g.fillStyle = css(diverging(mean[bin]!, tones.dark));
    g.beginPath();
    bar(line, bin, -2 - Math.max(1.5, tall * Math.sqrt(n / most)), -2);
    g.fill();
  });
}

/** The line itself, in the colours of what the network says along it. */
function paintLine(line: Line, payload: SpacePayload, pose: Pose, tones: FrameOptions["tones"]): void {
  const { g, x, y, low, high } = line;
  if (payload.winner) g.fillStyle = tones["ink-3"];
  else {
    const { data, lo, hi } = payload.shade;
    const said = means(along(pose, "lattice"), data, low, high, 12);
    const gradient = g.createLinearGradient(x(low), 0, x(high), 0);
    let last = said.find((v) => !Number.isNaN(v)) ?? 127.5;
    said.forEach((v, i) => {
      if (!Number.isNaN(v)) last = v;
      gradient.addColorStop((i + 0.5) / said.length, css(diverging(lo + ((hi - lo) * last) / 255, tones.dark)));
    });
    g.fillStyle = gradient;
  }
  g.fillRect(x(low), y - 1.5, x(high) - x(low), 3);
}

/** A number in few characters: 0.5, −12.3, 6.5e9. */
function short(value: number): string {
  const size = Math.abs(value);
  const text = size < 1e4 ? String(Number(value.toFixed(size < 1 ? 2 : 1))) : value.toExponential(1).replace("e+", "e");
  return text.replace("-", "−");
}

/** Numbers under the ends of the line and under the threshold. */
function paintEnds({ g, x, low, high }: Line, limit: number | null, y: number, { tones }: FrameOptions): void {
  g.font = `11px ${tones.sans}`;
  const clear = (at: number): boolean => limit === null || Math.abs(x(limit) - at) > 26;
  g.fillStyle = tones["ink-3"];
  g.textAlign = "left";
  if (clear(x(low))) g.fillText(short(low), x(low), y);
  g.textAlign = "right";
  if (clear(x(high))) g.fillText(short(high), x(high), y);
  if (limit === null) return;
  g.textAlign = "center";
  g.fillStyle = tones.ink;
  g.fillText(short(limit), x(limit), y);
}
