/** The loss and accuracy chart: uPlot, drawn inside the page's one loop: lines ten times a second, the playhead at every frame. */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import uPlot from "uplot";
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { scaleOf, stepwise, type Quantity } from "../../measured";
import { addPainter, invalidate, type Painter } from "../../loop";
import { bookmarks, curve, edits, laneNames, lanes, others, run } from "../../store";
import { ink } from "../../theme";
import { columns, type Line } from "./lines";
import type { Marks } from "./marks";
import { inPast, lastEpoch, linesBeside, marksNow, shownStep } from "./moment";
import { chartOptions } from "./options";

/** The row under the pointer: its values, and where it stands in the chart's box. */
export interface Reading {
  epoch: number;
  train: number;
  test: number;
  left: number;
}

export interface Chart {
  /** The epoch at a place of the window. */
  epochAtX: (clientX: number) => number | null;
  destroy: () => void;
}

export function createChart(
  host: HTMLElement,
  quantity: ReadonlySignal<Quantity>,
  read: (reading: Reading | null) => void,
): Chart {
  let plot: uPlot | null = null;
  let drawn = "";
  let beside: Line[] = [];
  let marks: Marks | null = null;
  const marksOnce = (): Marks => (marks ??= marksNow(quantity.peek(), beside));

  const tell = (u: uPlot): void => {
    const i = u.cursor.idx;
    const epoch = i == null ? undefined : u.data[0][i];
    const train = i == null ? null : u.data[1]?.[i];
    if (i == null || epoch === undefined || train == null) read(null);
    else {
      const left = u.bbox.left / uPlot.pxRatio + u.valToPos(epoch, "x");
      read({ epoch, train, test: u.data[2]?.[i] ?? NaN, left });
    }
  };

  const draw = (): void => {
    const width = host.clientWidth;
    const height = host.clientHeight;
    if (!width || !height) return;
    marks = null;
    beside = linesBeside();
    const scale = scaleOf(quantity.peek());
    const wanted = `${quantity.peek()} ${scale} ${String(stepwise.peek())} ${String(phone.peek())} ${String(beside.length)}`;
    const data = columns(curve.peek(), beside, quantity.peek(), scale === "logarithm");
    if (plot && wanted === drawn) {
      if (plot.width !== width || plot.height !== height) plot.setSize({ width, height });
      plot.setData(data);
      return;
    }
    plot?.destroy();
    drawn = wanted;
    const look = { quantity: quantity.peek(), small: phone.peek(), beside: beside.length, marks: marksOnce };
    const options = chartOptions({ ...look, last: () => lastEpoch.peek() });
    plot = new uPlot({ ...options, width, height, hooks: { ...options.hooks, setCursor: [tell] } }, data, host);
  };

  const box = signal(0);
  const lines: Painter = {
    hz: 10,
    paint: () => {
      draw();
      return false;
    },
  };
  const head: Painter = {
    paint: () => {
      marks = null;
      plot?.redraw(false, false);
      return false;
    },
  };
  const removals = [addPainter(lines), addPainter(head)];
  const stops = [
    effect(() => {
      void [curve.value, others.value, run.value.diverged, quantity.value, ink.value, t.value, phone.value, box.value];
      void [edits.value, bookmarks.value, lanes.value, laneNames.value];
      invalidate(lines);
    }),
    effect(() => {
      void shownStep.value;
      if (inPast.value || !run.peek().playing) invalidate(head);
    }),
  ];
  const observer = new ResizeObserver(() => box.value++);
  observer.observe(host);

  return {
    epochAtX(clientX) {
      if (!plot) return null;
      const { left, width } = plot.over.getBoundingClientRect();
      return plot.posToVal(Math.max(0, Math.min(width, clientX - left)), "x");
    },
    destroy() {
      observer.disconnect();
      for (const end of [...stops, ...removals]) end();
      plot?.destroy();
    },
  };
}
