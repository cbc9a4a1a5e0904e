/** One small run of a sweep: its decision as a thumbnail and its loss; press it to open it. */
import { useCanvas } from "../draw/useCanvas";
import { paintClasses, paintField } from "../draw/heat";
import { isSigned, paintPortrait } from "../draw/portrait";
import { family, isNetwork } from "../family";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { nameOf, writer } from "../measured";
import { dark, ink } from "../theme";
import type { Bytes } from "../wire/frame";
import { shortly } from "./choices";
import type { SweepRun } from "./sweepRun";

const GAIN = 0.6;

/** One map of a stack of them. */
function part(maps: Bytes, index: number): Bytes {
  const side = maps.shape[1] ?? 0;
  const size = side * side;
  return { ...maps, shape: [side, side], data: maps.data.subarray(index * size, (index + 1) * size) };
}

interface Props {
  run: SweepRun;
  index: number;
  best: boolean;
  /** Above the thumbnail, where no heading says it. */
  caption: string;
  open: (index: number) => void;
}

export function SweepCell({ run, index, best, caption, open }: Props) {
  const words = late.value.sweep;
  const ref = useCanvas((g, width, height) => {
    const state = run.state.value;
    if (!state || index >= (state.maps.shape[0] ?? 0)) return;
    if (!isNetwork.value) {
      const { surface, ink: full } = ink.value;
      const look = { dark: dark.value, surface, ink: full, signed: isSigned(family.value ?? "") };
      paintPortrait(g, state.maps, width, height, look, { index });
    } else if (state.winners)
      paintClasses(g, part(state.winners, index), part(state.maps, index), width, height, dark.value);
    else paintField(g, state.maps, index, width, height, { dark: dark.value, gain: GAIN });
  }, 8);
  const cell = run.cells.value[index];
  const state = run.state.value;
  const shown = state?.loss_test.data[index] ?? NaN;
  const value = Number.isFinite(shown) ? shown : (state?.loss_train.data[index] ?? NaN);
  const name = (cell?.values ?? []).map(shortly).join(", ");
  const write = writer("loss");
  const broken = cell?.problem == null ? null : t.value.link.phrase(cell.problem);
  return (
    <button
      type="button"
      class={`swcell${best ? " best" : ""}`}
      disabled={broken !== null}
      title={broken ?? name}
      aria-label={broken ? words.invalid(name) : words.cell(name, nameOf("loss"), write(value), best)}
      data-testid={`cell-${index}`}
      data-value={Number.isFinite(value) ? value : ""}
      onClick={() => open(index)}
    >
      {broken ? words.impossible : <canvas ref={ref} aria-hidden="true" />}
      {!broken && (
        <i>
          {caption && `${caption}  `}
          {state?.diverged.data[index] ? words.overflow : write(value)}
        </i>
      )}
    </button>
  );
}
