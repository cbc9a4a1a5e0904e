/** A grid of small runs over one or two settings, live, with a table of their numbers; any of them can be opened. */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { openBeside, pause } from "../commands";
import { whole } from "../format";
import { sentences } from "../data/problems";
import { phone } from "../geometry";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { isScore } from "../measured";
import { experiment, view } from "../store";
import { Button } from "../ui/Button";
import { plan, type Plan } from "./plan";
import { valueName } from "./valueName";
import { settingName } from "./differences";
import { SweepCell } from "./SweepCell";
import { shownSweep, SweepRun } from "./sweepRun";
import { SweepTable } from "./SweepTable";

/** Cells in a row where only one setting is swept, and on a phone. */
const ROW = 6;
const PHONE_ROW = 3;

interface GridProps {
  run: SweepRun;
  axes: Plan["axes"];
  best: number;
  open: (cell: number) => void;
}

function Grid({ run, axes, best, open }: GridProps) {
  const [rows, columns] = axes.length === 2 ? axes : [undefined, axes[0]];
  const cells = run.cells.value;
  const wide = rows && columns ? columns.values.length : Math.min(phone.value ? PHONE_ROW : ROW, cells.length);
  return (
    <div class="swgrid" style={{ "--columns": wide }} role="group" aria-label={late.value.sweep.grid}>
      <span>
        {rows && columns ? `${nameOf(rows.path)}\u00a0↓ ${nameOf(columns.path)}\u00a0→` : nameOf(axes[0]?.path ?? "")}
      </span>
      {Array.from({ length: wide }, (_, i) => (
        <span key={i}>{rows && columns ? valueName(columns.path, columns.values[i]) : ""}</span>
      ))}
      {cells.map((cell, i) => (
        <>
          {i % wide === 0 && <span class="row">{rows ? valueName(rows.path, cell.values[0]) : ""}</span>}
          <SweepCell
            key={i}
            run={run}
            index={i}
            best={i === best}
            caption={rows ? "" : valueName(axes[0]?.path ?? "", cell.values[0])}
            open={open}
          />
        </>
      ))}
    </div>
  );
}

const nameOf = (path: string): string => settingName(path, t.value, experiment.value ?? undefined);

/** The cell whose test loss is lowest (training loss where there is none); -1 before there is any. */
function bestOf(run: SweepRun): number {
  const state = run.state.value;
  if (!state || !isScore.value) return -1;
  const measured = [...state.loss_test.data].some(Number.isFinite) ? state.loss_test.data : state.loss_train.data;
  let best = -1;
  measured.forEach((loss, i) => {
    if (Number.isFinite(loss) && (best < 0 || loss < (measured[best] ?? Infinity))) best = i;
  });
  return best;
}

function Running({ chosen }: { chosen: Plan }) {
  const { axes } = chosen;
  const words = late.value.sweep;
  const held = useSignal<SweepRun | null>(null);
  useEffect(() => {
    pause(); // the lab's own run rests meanwhile
    const run = new SweepRun(chosen);
    held.value = shownSweep.value = run;
    return () => {
      run.end();
      shownSweep.value = null;
    };
  }, [chosen.experiment, axes]);
  const best = useComputed(() => (held.value ? bestOf(held.value) : -1));
  const run = held.value;
  const open = (index: number): void => {
    const cell = run?.cells.peek()[index];
    if (!cell?.experiment) return;
    openBeside([cell.experiment]);
    view.value = "lab";
  };
  const playing = run?.playing.value ?? false;
  const refused = run?.problems.value?.[0];
  return (
    <section
      class="sweep"
      aria-label={words.title}
      data-testid="sweep-view"
      data-value={run?.state.value?.step.data.length ?? 0}
    >
      <header>
        <h2 class="bt">{words.title}</h2>
        <p data-testid="sweep-steps" data-value={run?.step.value ?? 0}>
          {words.progress(run?.cells.value.length ?? 0, whole(run?.step.value ?? 0))}
        </p>
        <div class="grow" />
        <Button
          icon={playing ? "pause" : "play"}
          look="primary"
          data-testid="sweep-play"
          aria-pressed={playing}
          onClick={() => run?.send({ type: playing ? "pause" : "play" })}
        >
          {playing ? t.value.time.pause : t.value.time.play}
        </Button>
        <Button icon="reset" label={t.value.time.reset} onClick={() => run?.send({ type: "reset" })} />
        <Button icon="close" label={words.leave} data-testid="leave-sweep" onClick={() => (view.value = "lab")} />
      </header>
      {refused && (
        <p class="bad" role="alert" data-testid="sweep-problem">
          {sentences([refused])}
        </p>
      )}
      {run && (
        <div class="cells">
          <Grid run={run} axes={axes} best={best.value} open={open} />
          <SweepTable run={run} axes={axes} best={best.value} open={open} />
        </div>
      )}
    </section>
  );
}

export default function Sweep() {
  return plan.value && <Running chosen={plan.value} />;
}
