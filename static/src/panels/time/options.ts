/** How the chart looks: axes, lines, the end of the run and the flag where it overflowed. */
import type uPlot from "uplot";
import { percent, whole } from "../../format";
import { t } from "../../i18n";
import { run } from "../../store";
import { ink } from "../../theme";
import { accuracyFloor, epochEnd, epochTicks, lossEnds, lossTicks } from "./scale";
import { tick } from "./write";

export type Quantity = "loss" | "accuracy";

/** uPlot.Scale.Distr.Logarithmic: its types have the name, its script does not. */
const LOGARITHMIC = 3 as unknown as uPlot.Scale.Distr;
const FONT_SIZE = 11;
const font = (): string => `${String(FONT_SIZE)}px ${ink.peek().sans}`;
const translucent = (hex: string, alpha: string): string => `${hex}${alpha}`;

function* shown(u: uPlot): Iterable<number> {
  for (const column of u.data.slice(1)) for (const value of column) if (value != null) yield value;
}

/** The newest row: a dot on a line down to its epoch. */
function drawNow(u: uPlot, train: number | null | undefined, epoch: number | undefined): void {
  if (train == null || epoch === undefined) return;
  const { ctx, bbox } = u;
  const { ink: stroke, surface } = ink.peek();
  const ratio = devicePixelRatio;
  const x = u.valToPos(epoch, "x", true);
  const y = u.valToPos(train, "y", true);
  ctx.setLineDash([]);
  ctx.strokeStyle = translucent(stroke, "55");
  ctx.lineWidth = ratio;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x, y, 3.5 * ratio, 0, 2 * Math.PI);
  ctx.fillStyle = stroke;
  ctx.fill();
  ctx.lineWidth = 1.6 * ratio;
  ctx.strokeStyle = surface;
  ctx.stroke();
}

/** A flag where the loss stopped being a number. */
function drawOverflow(u: uPlot, epoch: number): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  const x = u.valToPos(epoch, "x", true);
  const top = bbox.top - 8 * ratio;
  const colour = getComputedStyle(u.root).getPropertyValue("--bad").trim();
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = 1.2 * ratio;
  ctx.setLineDash([2 * ratio, 3 * ratio]);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.font = `600 ${String(FONT_SIZE * ratio)}px ${ink.peek().sans}`;
  const label = t.peek().time.overflow;
  const before = x + ctx.measureText(label).width + 8 * ratio > bbox.left + bbox.width;
  ctx.textAlign = before ? "right" : "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillText(label, x + (before ? -5 : 5) * ratio, top + 9 * ratio);
}

function marks(u: uPlot): void {
  const { ctx } = u;
  const last = u.data[0].length - 1;
  ctx.save();
  const { diverged, divergedEpoch } = run.peek();
  if (diverged) drawOverflow(u, divergedEpoch ?? u.data[0][last] ?? 0);
  else drawNow(u, u.data[1]?.[last], u.data[0][last]);
  ctx.restore();
}

/** Options of the chart without its size. `small` is the phone's: no labels on the value axis. */
export function chartOptions(quantity: Quantity, small: boolean): Omit<uPlot.Options, "width" | "height"> {
  const isLoss = quantity === "loss";
  const grid = { stroke: () => ink.peek().line, width: 1 };
  return {
    padding: [small ? 26 : 28, small ? 14 : 28, 0, small ? 8 : 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 7, width: 1.6, fill: () => ink.peek().surface, stroke: () => ink.peek().ink },
    },
    scales: {
      x: { time: false, range: (u) => [0, epochEnd(u.data[0].at(-1) ?? 0)] },
      y: isLoss
        ? { distr: LOGARITHMIC, range: (u) => lossEnds(shown(u)) }
        : { range: (u) => [accuracyFloor(shown(u)), 1] },
    },
    axes: [
      {
        font: font(),
        stroke: () => ink.peek()["ink-3"],
        size: small ? 22 : 26,
        gap: 3,
        grid: { show: false },
        border: { show: true, stroke: () => ink.peek()["line-2"], width: 1 },
        ticks: { stroke: () => ink.peek()["line-2"], width: 1, size: 3 },
        splits: (u, _axis, _min, max) => epochTicks(max, Math.max(2, Math.floor((u.width - 60) / 90))),
        values: (_u, splits) => splits.map(whole),
      },
      {
        font: font(),
        stroke: () => ink.peek()["ink-3"],
        size: small ? 0 : 42,
        gap: 8,
        grid,
        ticks: { show: false },
        splits: (_u, _axis, min, max) => (isLoss ? lossTicks(min, max, 4) : [min, (min + max) / 2, max]),
        filter: (_u, splits) => splits,
        values: (_u, splits) => splits.map((v) => (small ? "" : isLoss ? tick(v) : percent(v))),
      },
    ],
    series: [
      {},
      {
        stroke: () => ink.peek().ink,
        width: 2,
        fill: () => translucent(ink.peek().ink, "0F"),
        fillTo: (u) => u.scales.y?.min ?? 0,
        points: { show: false },
      },
      { stroke: () => ink.peek()["ink-2"], width: 1.3, dash: [3, 2.5], points: { show: false } },
    ],
    plugins: [{ hooks: { draw: marks } }],
  };
}
