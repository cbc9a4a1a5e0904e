/** How the chart looks: axes and lines. */
import type uPlot from "uplot";
import { percent, whole } from "../../format";
import { scaleOf, stepwise, type Quantity } from "../../measured";
import { dashOf } from "../../compare/letters";
import { ink } from "../../theme";
import { drawMarks, untilHead, type Marks } from "./marks";
import { accuracyFloor, epochEnd, epochTicks, lossEnds, lossTicks, plainTicks } from "./scale";
import { tick } from "./write";

/** uPlot.Scale.Distr.Logarithmic: its types have the name, its script does not. */
const LOGARITHMIC = 3 as unknown as uPlot.Scale.Distr;
const FONT_SIZE = 11;
const font = (): string => `${String(FONT_SIZE)}px ${ink.peek().sans}`;
const translucent = (hex: string, alpha: string): string => `${hex}${alpha}`;

function* shown(u: uPlot): Iterable<number> {
  for (const column of u.data.slice(1)) for (const value of column) if (value != null) yield value;
}

/** Lines of the other lanes: thin, and dashed each in its own way. */
const besideSeries = (place: number): uPlot.Series => ({
  stroke: () => ink.peek()["ink-3"],
  width: 1.2,
  dash: dashOf(place),
  points: { show: false },
});

interface Look {
  quantity: Quantity;
  /** The phone's: no labels on the value axis. */
  small: boolean;
  /** Lanes beside the one in focus. */
  beside: number;
  marks: () => Marks;
  /** The largest epoch to be shown. */
  last: () => number;
}

interface ValueAxis {
  distr?: { distr: uPlot.Scale.Distr };
  ends: (values: Iterable<number>) => [number, number];
  ticks: (low: number, high: number) => number[];
  written: (value: number) => string;
}

const MOST_TICKS = 4;
const VALUE_AXES: Readonly<Record<ReturnType<typeof scaleOf>, ValueAxis>> = {
  logarithm: {
    distr: { distr: LOGARITHMIC },
    ends: lossEnds,
    ticks: (low, high) => lossTicks(low, high, MOST_TICKS),
    written: tick,
  },
  share: {
    ends: (values) => [accuracyFloor(values), 1],
    ticks: (low, high) => [low, (low + high) / 2, high],
    written: (share) => percent(share),
  },
  number: {
    ends: (values) => {
      const ticks = plainTicks(values, MOST_TICKS);
      return [ticks[0] ?? 0, ticks.at(-1) ?? 1];
    },
    ticks: (low, high) => plainTicks([low, high], MOST_TICKS),
    written: tick,
  },
};
/** Where steps are counted, the axis reaches to so many at least. */
const FEW_STEPS = 10;

/** Options of the chart without its size. */
export function chartOptions({ quantity, small, beside, marks, last }: Look): Omit<uPlot.Options, "width" | "height"> {
  const scale = scaleOf(quantity);
  const { distr, ends, ticks, written } = VALUE_AXES[scale];
  const shortest = stepwise.peek() ? FEW_STEPS : undefined;
  const grid = { stroke: () => ink.peek().line, width: 1 };
  return {
    padding: [small ? 26 : 28, small ? 14 : 28, 0, small ? 8 : 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: 7, width: 1.6, fill: () => ink.peek().surface, stroke: () => ink.peek().ink },
    },
    scales: {
      x: { time: false, range: (u) => [0, epochEnd(Math.max(u.data[0].at(-1) ?? 0, last()), shortest)] },
      y: { ...distr, range: (u) => ends(shown(u)) },
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
        splits: (_u, _axis, min, max) => ticks(min, max),
        filter: (_u, splits) => splits,
        values: (_u, splits) => splits.map((v) => (small ? "" : written(v))),
      },
    ],
    series: [
      {},
      {
        stroke: (u) => untilHead(u, marks(), ink.peek().ink, ink.peek()["ink-4"]),
        width: 2,
        fill: () => translucent(ink.peek().ink, "0F"),
        fillTo: (u) => u.scales.y?.min ?? 0,
        points: { show: false },
      },
      {
        stroke: (u) => untilHead(u, marks(), ink.peek()["ink-2"], ink.peek()["ink-4"]),
        width: 1.3,
        dash: [3, 2.5],
        points: { show: false },
      },
      ...Array.from({ length: beside }, (_, place) => besideSeries(place)),
    ],
    hooks: { draw: [(u) => drawMarks(u, marks())] },
  };
}
