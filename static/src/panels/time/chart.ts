/** The loss and accuracy chart: uPlot, drawn inside the page's one loop at most ten times a second. Loaded when first shown. */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import uPlot from "uplot";
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { addPainter, invalidate, type Painter } from "../../loop";
import { curve, run } from "../../store";
import { ink } from "../../theme";
import { chartOptions, type Quantity } from "./options";
import { SMALLEST_LOSS } from "./scale";
import { thinned } from "./thin";

/** The row under the pointer (or picked with the arrow keys): its values, and where it stands in the chart's box. */
export interface Reading {
  epoch: number;
  train: number;
  test: number;
  left: number;
}

const MOST_POINTS = 1000;

export interface Chart {
  /** Moves the reading by so many rows from where it is, or from the end. */
  move: (rows: number) => void;
  destroy: () => void;
}

/** The columns to draw, thinned; log scales get no zeros. */
function columns(quantity: Quantity): uPlot.AlignedData {
  const { epochs, lossTrain, lossTest, accuracyTrain, accuracyTest } = curve.peek();
  const [train, test] = quantity === "loss" ? [lossTrain, lossTest] : [accuracyTrain, accuracyTest];
  const rows = thinned([train, test], MOST_POINTS);
  const pick = (column: readonly number[]): (number | null)[] =>
    rows.map((i) => {
      const value = column[i] ?? NaN;
      if (!Number.isFinite(value)) return null;
      return quantity === "loss" ? Math.max(value, SMALLEST_LOSS) : value;
    });
  return [rows.map((i) => epochs[i] ?? 0), pick(train), pick(test)];
}

export function createChart(
  host: HTMLElement,
  quantity: ReadonlySignal<Quantity>,
  read: (reading: Reading | null) => void,
): Chart {
  let plot: uPlot | null = null;
  let drawn = "";

  const tell = (u: uPlot): void => {
    const i = u.cursor.idx;
    const epoch = i == null ? undefined : u.data[0][i];
    if (i == null || epoch === undefined) read(null);
    else
      read({
        epoch,
        train: u.data[1]?.[i] ?? NaN,
        test: u.data[2]?.[i] ?? NaN,
        left: u.bbox.left / uPlot.pxRatio + u.valToPos(epoch, "x"),
      });
  };

  const draw = (): void => {
    const width = host.clientWidth;
    const height = host.clientHeight;
    if (!width || !height) return;
    const wanted = `${quantity.peek()} ${String(phone.peek())}`;
    const data = columns(quantity.peek());
    if (plot && wanted === drawn) {
      if (plot.width !== width || plot.height !== height) plot.setSize({ width, height });
      plot.setData(data);
      return;
    }
    plot?.destroy();
    drawn = wanted;
    plot = new uPlot(
      { ...chartOptions(quantity.peek(), phone.peek()), width, height, hooks: { setCursor: [tell] } },
      data,
      host,
    );
  };

  const box = signal(0);
  const painter: Painter = {
    hz: 10,
    paint: () => {
      draw();
      return false;
    },
  };
  const remove = addPainter(painter);
  const stop = effect(() => {
    void [curve.value, run.value.diverged, quantity.value, ink.value, t.value, phone.value, box.value];
    invalidate(painter);
  });
  const observer = new ResizeObserver(() => box.value++);
  observer.observe(host);

  return {
    move(rows) {
      if (!plot) return;
      const epochs = plot.data[0];
      const from = plot.cursor.idx ?? epochs.length - 1;
      const epoch = epochs[Math.max(0, Math.min(epochs.length - 1, from + rows))];
      if (epoch !== undefined) plot.setCursor({ left: plot.valToPos(epoch, "x"), top: plot.over.clientHeight / 2 });
    },
    destroy() {
      observer.disconnect();
      stop();
      remove();
      plot?.destroy();
    },
  };
}
