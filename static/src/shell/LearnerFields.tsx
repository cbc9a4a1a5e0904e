/** Controls of how the network learns. Those in `Live` and the clipping are turned in mid-run; the rest start it again. */
import { edit, reset, tune } from "../commands";
import {
  canPretrain,
  setRule,
  lossesFor,
  OPTIMIZERS,
  schedule,
  SCHEDULES,
  setLearner,
  setLoss,
  setOptimizer,
  type NetworkExperiment,
} from "../edit";
import { t } from "../i18n";
import { NumberField } from "../ui/NumberField";
import { Segmented } from "../ui/Segmented";
import { Select } from "../ui/Select";
import { Live } from "./Live";

export interface Of {
  experiment: NetworkExperiment;
}

const BATCHES = [1, 4, 8, 16, 32, 64, 128, 256];
const LONGEST_BATCH = 1024;
const SHARE = { min: 0, max: 0.999, step: 0.001 };
const PENALTY = { min: 1e-6, max: 1, scale: "log", zero: true } as const;
const EPOCHS = { min: 1, max: 10_000, scale: "log", integer: true } as const;

type OptimizerField = "momentum" | "decay" | "beta1" | "beta2" | "weight_decay";
type ScheduleField = "every" | "factor" | "epochs" | "floor";

export function OptimizerFields({ experiment }: Of) {
  const { shell, layers } = t.value;
  const { optimizer } = experiment.learner;
  const own = Object.keys(optimizer).filter((field) => field !== "kind" && field !== "rate") as OptimizerField[];
  return (
    <>
      <Select
        label={shell.tray.optimizer}
        options={OPTIMIZERS.map((kind) => ({ value: kind, label: layers.optimizer[kind] }))}
        value={optimizer.kind}
        testid="optimizer-kind"
        onChange={(kind) => edit((draft) => setOptimizer(draft, kind))}
      />
      {own.map((field) => (
        <Live
          key={field}
          label={layers.field[field]}
          path={`learner.optimizer.${field}`}
          testid={`optimizer-${field}`}
          {...(field === "weight_decay" ? PENALTY : SHARE)}
        />
      ))}
    </>
  );
}

/** Back-propagation from the first step on, or after the layers were trained one by one. */
export function RuleFields({ experiment }: Of) {
  const { rule } = t.value.layers;
  const { kind } = experiment.learner;
  return (
    <>
      <Segmented
        label={rule.label}
        options={[
          { value: "backprop", label: rule.backprop },
          { value: "greedy", label: rule.greedy, disabled: kind !== "greedy" && !canPretrain(experiment) },
        ]}
        value={kind}
        onChange={(next) => {
          if (next === kind) return;
          edit((draft) => setRule(draft, next));
          reset();
        }}
      />
      <p>{rule.about}</p>
    </>
  );
}

export function RateFields() {
  const label = t.value.shell.tray.rate;
  return <Live label={label} path="learner.optimizer.rate" testid="rate-value" min={1e-5} max={10} scale="log" />;
}

export function BatchFields({ experiment }: Of) {
  const label = t.value.shell.tray.batch;
  const { batch } = experiment.learner;
  const set = (value: number): void =>
    edit((draft) => setLearner(draft, (learner) => void (learner.batch = value)), "batch");
  return (
    <>
      <NumberField
        label={label}
        value={batch}
        integer
        step={1}
        min={1}
        max={LONGEST_BATCH}
        testid="batch-value"
        onCommit={(value) => value !== null && set(value)}
      />
      <Segmented
        label={label}
        options={BATCHES.map((value) => ({ value, label: value }))}
        value={batch}
        onChange={set}
      />
    </>
  );
}

export function LossFields({ experiment }: Of) {
  const { shell, layers } = t.value;
  return (
    <Select
      label={shell.tray.loss}
      options={lossesFor(experiment.data).map((kind) => ({ value: kind, label: layers.loss[kind] }))}
      value={experiment.learner.loss}
      testid="loss-kind"
      onChange={(kind) => edit((draft) => setLoss(draft, kind))}
    />
  );
}

export function PenaltyFields({ kind }: { kind: "l1" | "l2" }) {
  return <Live label={t.value.shell.tray[kind]} path={`learner.${kind}`} testid={`${kind}-value`} {...PENALTY} />;
}

export function ClipFields({ experiment }: Of) {
  const { tray } = t.value.shell;
  return (["clip_norm", "clip_value"] as const).map((field) => (
    <NumberField
      key={field}
      label={field === "clip_norm" ? tray.clipNorm : tray.clipValue}
      value={experiment.learner[field]}
      optional
      placeholder={tray.off}
      testid={field}
      onCommit={(bound) => tune(`learner.${field}`, bound)}
    />
  ));
}

export function ScheduleFields({ experiment }: Of) {
  const { shell, layers } = t.value;
  const now = experiment.learner.schedule;
  const own = Object.keys(now).filter((field) => field !== "kind") as ScheduleField[];
  return (
    <>
      <Select
        label={shell.tray.schedule}
        options={SCHEDULES.map((kind) => ({ value: kind, label: layers.schedule[kind] }))}
        value={now.kind}
        testid="schedule-kind"
        onChange={(kind) => tune("learner.schedule", schedule(kind))}
      />
      {own.map((field) => (
        <Live
          key={field}
          label={layers.field[field]}
          path={`learner.schedule.${field}`}
          testid={`schedule-${field}`}
          {...(field === "every" || field === "epochs" ? EPOCHS : { min: 0, max: 1, step: 0.01 })}
        />
      ))}
    </>
  );
}
