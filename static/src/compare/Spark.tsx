/** The training loss of one lane as a small line; all lanes share its axes, so that they can be compared. */
import { useCanvas } from "../draw/useCanvas";
import { scaleOf } from "../measured";
import { lossEnds, plainTicks } from "../panels/time/scale";
import { thinned } from "../panels/time/thin";
import { lanes, type Curve } from "../store";
import { ink } from "../theme";
import { curveOf } from "./told";

const MOST_POINTS = 200;
const INSET = 4;

function line(
  g: CanvasRenderingContext2D,
  { epochs, lossTrain, lossTest }: Curve,
  column: "train" | "test",
  x: (epoch: number) => number,
  y: (loss: number) => number,
): void {
  const values = column === "train" ? lossTrain : lossTest;
  g.beginPath();
  for (const i of thinned([values], MOST_POINTS)) {
    const value = values[i] ?? NaN;
    if (Number.isFinite(value)) g.lineTo(x(epochs[i] ?? 0), y(value));
  }
  g.stroke();
}

export function Spark({ lane, label }: { lane: number; label: string }) {
  const ref = useCanvas((g, width, height) => {
    const curves = lanes.value.flatMap((each) => curveOf(each.lane) ?? []);
    const own = curveOf(lane);
    if (!own) return;
    const last = Math.max(1, ...curves.map(({ epochs }) => epochs.at(-1) ?? 0));
    const logarithm = scaleOf("loss") === "logarithm";
    const drawn = curves.flatMap(({ lossTrain }) => lossTrain);
    const ticks = plainTicks(drawn, 2);
    const [low, high] = logarithm ? lossEnds(drawn) : [ticks[0] ?? 0, ticks.at(-1) ?? 1];
    const below = (loss: number): number =>
      logarithm ? Math.log10(high / Math.max(loss, low)) / Math.log10(high / low) : (high - loss) / (high - low);
    const x = (epoch: number): number => INSET + (epoch / last) * (width - 2 * INSET);
    const y = (loss: number): number => INSET + Math.max(0, Math.min(1, below(loss))) * (height - 2 * INSET);
    const { ink: strong, "ink-4": pale, "ink-2": soft } = ink.value;
    g.lineJoin = "round";
    g.lineWidth = 1;
    g.strokeStyle = pale;
    for (const other of curves) if (other !== own) line(g, other, "train", x, y);
    g.strokeStyle = soft;
    g.setLineDash([3, 2.5]);
    line(g, own, "test", x, y);
    g.setLineDash([]);
    g.lineWidth = 1.8;
    g.strokeStyle = strong;
    line(g, own, "train", x, y);
  }, 6);
  return (
    <div class="spark" role="img" aria-label={label}>
      <canvas ref={ref} aria-hidden="true" />
    </div>
  );
}
