/** The second picture: a picture filled in from a known part, or data against dreams. */
import { signal } from "@preact/signals";
import { act } from "../../../commands";
import { useCanvas } from "../../../draw/useCanvas";
import { plain } from "../../../format";
import { entry } from "../../../store";
import { Button } from "../../../ui/Button";
import { Menu } from "../../../ui/Menu";
import { Segmented } from "../../../ui/Segmented";
import { Picture } from "../Picture";
import { sizeOfPictures } from "../pixels";
import { apart, paintScatter } from "../scatter";
import { words } from "../words";
import { brush, type Brush } from "./brush";
import { Held } from "./Held";
import { inpaint, pictures, statistics, useInpaint, useStatistics } from "./now";

type View = "fill" | "statistics";
type Mask = "top" | "left" | "middle" | "all" | "none";
const chosen = signal<View | null>(null);
const SWEEPS = 25;
const MASKS: readonly Mask[] = ["top", "left", "middle", "all", "none"];

/** 1 for every pixel that is known, else 0. */
function maskOf(mask: Mask): string {
  const [rows, columns] = sizeOfPictures();
  const known = (row: number, column: number): boolean => {
    if (mask === "top") return row < rows / 2;
    if (mask === "left") return column < columns / 2;
    const inner = row >= rows / 4 && row < (3 * rows) / 4 && column >= columns / 4 && column < (3 * columns) / 4;
    return mask === "all" || (mask === "middle" && !inner);
  };
  return Array.from({ length: rows * columns }, (_, at) =>
    known(Math.floor(at / columns), at % columns) ? "1" : "0",
  ).join("");
}

function FillIn() {
  useInpaint();
  const { rbm } = words.value;
  const told = inpaint.value;
  const now = told?.index ?? 0;
  return (
    <div class="bm-fill">
      <div class="two">
        <figure>
          <figcaption>{rbm.held}</figcaption>
          <Held />
        </figure>
        <figure>
          <figcaption>{rbm.filled}</figcaption>
          <Picture of={() => inpaint.value?.filled} />
        </figure>
      </div>
      <p class="lb" data-testid="bm-missing" data-value={told?.error ?? ""}>
        {told?.error == null ? rbm.complete : rbm.missing(plain(told.error))}
      </p>
      <div class="tools">
        <Segmented<Brush>
          label={rbm.brush}
          value={brush.value}
          options={(["hide", "ink", "paper"] as const).map((value) => ({ value, label: rbm.brushes[value] }))}
          onChange={(value) => (brush.value = value)}
        />
        <Menu
          button={rbm.mask}
          label={rbm.mask}
          class="btn line"
          testid="bm-mask"
          items={MASKS.map((mask) => ({
            label: rbm.masks[mask],
            testid: `bm-mask-${mask}`,
            run: () => act({ kind: "hold", index: now, known: maskOf(mask) }),
          }))}
        />
        <Button
          look="line"
          data-testid="bm-other"
          onClick={() => act({ kind: "hold", index: (now + 1) % Math.max(1, pictures.value), known: null })}
        >
          {rbm.other}
        </Button>
        <Button look="primary" data-testid="bm-fill" onClick={() => act({ kind: "dream", sweeps: SWEEPS })}>
          {rbm.fill}
        </Button>
      </div>
    </div>
  );
}

function Statistics() {
  useStatistics();
  const ref = useCanvas((g, width, height) => {
    const told = statistics.value;
    if (!told) return false;
    paintScatter(g, width, height, [
      { x: told.pairs_data.data, y: told.pairs_model.data, mark: "ring" },
      { x: told.hidden_data.data, y: told.hidden_model.data, mark: "dot" },
      { x: told.visible_data.data, y: told.visible_model.data, mark: "square" },
    ]);
    return false;
  }, 10);
  const { rbm } = words.value;
  const told = statistics.value;
  const gap = told && apart(told.pairs_data.data, told.pairs_model.data).mean;
  const said = told?.pairs_model.data.length ? rbm.plotNow(plain(gap)) : rbm.noDreams;
  return (
    <figure class="bm-plot">
      <figcaption class="lb">{rbm.plot}</figcaption>
      <canvas ref={ref} role="img" aria-label={`${rbm.plot}. ${said}`} data-testid="bm-statistics" />
      <ul class="bm-legend">
        {(["visible", "hidden", "pairs"] as const).map((sort) => (
          <li key={sort} class={sort}>
            {rbm.dots[sort]}
          </li>
        ))}
      </ul>
      <p class="lb">{said}</p>
    </figure>
  );
}

export function Stage() {
  const { rbm } = words.value;
  const usual = entry.value?.name === "rbm-bars" ? "statistics" : "fill";
  const view = chosen.value ?? usual;
  return (
    <div class="bm-stage" data-testid="bm-stage" data-value={view}>
      <div class="hd">
        <Segmented<View>
          label={rbm.view}
          value={view}
          options={(["fill", "statistics"] as const).map((value) => ({ value, label: rbm.views[value] }))}
          onChange={(value) => (chosen.value = value)}
        />
      </div>
      {view === "fill" ? <FillIn /> : <Statistics />}
    </div>
  );
}
