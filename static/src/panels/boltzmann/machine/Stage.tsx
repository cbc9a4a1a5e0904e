/** The second picture: how often each picture occurs, in the data, in belief and in dreams; or how often pairs are on. */
import { signal } from "@preact/signals";
import { useCanvas } from "../../../draw/useCanvas";
import { percent, plain } from "../../../format";
import { ink } from "../../../theme";
import { Segmented } from "../../../ui/Segmented";
import type { DistributionPayload } from "../../../wire/generated";
import { fitted, paintInk, sizeOfPictures } from "../pixels";
import { apart, paintScatter } from "../scatter";
import { words } from "../words";
import { correlations, digitsOf, distribution, machine, useCorrelations, useDistribution } from "./now";

type View = "pictures" | "pairs";
const view = signal<View>("pictures");
const AXIS = 30;

function likeliest(told: DistributionPayload): number {
  let best = 0;
  told.model.data.forEach((chance, at) => {
    if (chance > (told.model.data[best] ?? 0)) best = at;
  });
  return best;
}

/** Three bars for each picture, and the picture below them; at the end what all others have. */
function paintBars(g: CanvasRenderingContext2D, width: number, height: number, told: DistributionPayload): void {
  const { ink: full, "pos-dot": belief, neg, line, "ink-3": quiet, sans, "line-2": edge } = ink.value;
  const [rows, columns] = sizeOfPictures();
  const all = told.data.data.length;
  const others = told.all > all ? 1 : 0;
  const step = (width - AXIS) / (all + others);
  const picture = Math.min(44, step - 3, (40 * columns) / rows);
  const foot = (picture * rows) / columns + 10;
  const plot = height - foot - 8;
  const series = [told.data.data, told.model.data, told.dreamt.data];
  const most = Math.max(0.05, ...series.flatMap((chances) => Array.from(chances)), ...Array.from(told.rest.data));
  const y = (chance: number): number => 6 + (1 - chance / most) * plot;
  g.font = `11px ${sans}`;
  g.textAlign = "right";
  for (const share of [0, 0.5, 1]) {
    g.strokeStyle = line;
    g.lineWidth = 1;
    g.beginPath();
    g.moveTo(AXIS, y(share * most));
    g.lineTo(width, y(share * most));
    g.stroke();
    g.fillStyle = quiet;
    g.fillText(percent(share * most), AXIS - 4, y(share * most) + 4);
  }
  const bar = Math.min(14, (step - 3) / 3);
  const colours = [full, belief, neg];
  for (let at = 0; at < all + others; at++) {
    const middle = AXIS + (at + 0.5) * step;
    series.forEach((chances, sort) => {
      const chance = (at < all ? chances[at] : told.rest.data[sort]) ?? 0;
      g.fillStyle = colours[sort] ?? full;
      g.fillRect(middle + (sort - 1.5) * bar, y(chance), Math.max(1, bar - 1), y(0) - y(chance));
    });
    if (at === all) {
      g.fillStyle = quiet;
      g.textAlign = "center";
      g.fillText("…", middle, y(0) + 16);
      continue;
    }
    const box = fitted(rows, columns, picture, foot - 10, middle - picture / 2, y(0) + 6);
    g.fillStyle = edge;
    g.fillRect(box.left - 1, box.top - 1, box.side * columns + 2, box.side * rows + 2);
    paintInk(g, box, rows, columns, (pixel) => told.states.data[at * rows * columns + pixel] ?? 0);
  }
}

function Bars() {
  useDistribution();
  const ref = useCanvas((g, width, height) => {
    const told = distribution.value;
    if (told) paintBars(g, width, height, told);
    return false;
  }, 15);
  const says = words.value.machine;
  const told = distribution.value;
  const best = told ? likeliest(told) : 0;
  const visible = machine.value?.visible ?? 0;
  const label = told
    ? says.barsNow(
        digitsOf(told.states.data, visible, best * visible, visible),
        percent(told.data.data[best]),
        percent(told.model.data[best]),
        percent(told.dreamt.data[best]),
      )
    : "";
  const others = told ? told.all - told.data.data.length : 0;
  return (
    <figure class="bm-plot">
      {told?.divergence === null && <figcaption class="lb">{says.barsGiven}</figcaption>}
      <canvas ref={ref} role="img" aria-label={label} data-testid="bm-bars" />
      <ul class="bm-legend">
        {(["data", "model", "dreamt"] as const).map((sort) => (
          <li key={sort} class={sort}>
            {says.bars[sort]}
          </li>
        ))}
        {others > 0 && <li class="none">… {says.others(others)}</li>}
      </ul>
    </figure>
  );
}

function Pairs() {
  useCorrelations();
  const ref = useCanvas((g, width, height) => {
    const told = correlations.value;
    if (!told) return false;
    paintScatter(g, width, height, [
      { x: told.sampled_clamped.data, y: told.sampled_free.data, mark: "ring" },
      { x: told.clamped.data, y: told.free.data, mark: "dot" },
    ]);
    return false;
  }, 10);
  const says = words.value.machine;
  const told = correlations.value;
  const gap = told ? plain(apart(told.clamped.data, told.free.data).most, 2) : "";
  return (
    <figure class="bm-plot">
      <figcaption class="lb">{says.plot}</figcaption>
      <canvas ref={ref} role="img" aria-label={`${says.plot}. ${says.plotNow(gap)}`} data-testid="bm-pairs" />
      <ul class="bm-legend">
        <li class="hidden">{says.dots.exact}</li>
        <li class="pairs">{says.dots.sampled}</li>
      </ul>
      <p class="lb">{told ? says.plotNow(gap) : ""}</p>
    </figure>
  );
}

export function Stage() {
  const says = words.value.machine;
  return (
    <div class="bm-stage" data-testid="bm-stage" data-value={view.value}>
      <div class="hd">
        <Segmented<View>
          label={says.view}
          value={view.value}
          options={(["pictures", "pairs"] as const).map((value) => ({ value, label: says.views[value] }))}
          onChange={(value) => (view.value = value)}
        />
      </div>
      {view.value === "pictures" ? <Bars /> : <Pairs />}
    </div>
  );
}
