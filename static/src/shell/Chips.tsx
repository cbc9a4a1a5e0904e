/** The hyper-parameters as chips; what is changed less often is behind the last one. */
import { isOfNetwork } from "../edit";
import { setting } from "../format";
import { t } from "../i18n";
import { wanted } from "../store";
import { Icon } from "../ui/icons";
import { Later } from "../ui/Later";
import { Chip, liveNote, keepsNote } from "./Chip";
import type { Of } from "./LearnerFields";

const REST = [
  "learner.l1",
  "learner.clip_norm",
  "learner.clip_value",
  "learner.schedule",
  "network.layers",
  "seed",
] as const;

function OptimizerChip({ experiment }: Of) {
  const { shell, layers } = t.value;
  const { kind, ...numbers } = experiment.learner.optimizer;
  const own = ["kind", ...Object.keys(numbers)].filter((field) => field !== "rate");
  return (
    <Chip
      name={shell.tray.optimizer}
      value={layers.optimizer[kind]}
      paths={own.map((field) => `learner.optimizer.${field}`)}
      notes={[]}
      testid="optimizer"
    >
      <Later part="OptimizerFields" experiment={experiment} />
    </Chip>
  );
}

export function RateChip({ experiment }: Of) {
  const { rate } = t.value.shell.tray;
  const value = setting(experiment.learner.optimizer.rate);
  return (
    <Chip name={rate} value={value} paths={["learner.optimizer.rate"]} notes={[liveNote()]} testid="rate">
      <Later part="RateFields" />
    </Chip>
  );
}

export function BatchChip({ experiment }: Of) {
  const { tray } = t.value.shell;
  const { batch } = experiment.learner;
  const notes = [tray.pointsABatch(batch), keepsNote()];
  return (
    <Chip name={tray.batch} value={batch} paths={["learner.batch"]} notes={notes} testid="batch">
      <Later part="BatchFields" experiment={experiment} />
    </Chip>
  );
}

function LossChip({ experiment }: Of) {
  const { shell, layers } = t.value;
  const value = layers.loss[experiment.learner.loss];
  return (
    <Chip name={shell.tray.loss} value={value} paths={["learner.loss"]} notes={[keepsNote()]} testid="loss">
      <Later part="LossFields" experiment={experiment} />
    </Chip>
  );
}

function PenaltyChip({ experiment }: Of) {
  const { l2 } = t.value.shell.tray;
  return (
    <Chip name={l2} value={setting(experiment.learner.l2)} paths={["learner.l2"]} notes={[liveNote()]} testid="l2">
      <Later part="PenaltyFields" kind="l2" />
    </Chip>
  );
}

export function MoreChip({ experiment }: Of) {
  const { tray } = t.value.shell;
  return (
    <Chip name={tray.more} icon={<Icon name="more" />} paths={REST} notes={[]} testid="more-settings">
      <div class="only-rest">
        <Later part="OptimizerFields" experiment={experiment} />
        <Later part="LossFields" experiment={experiment} />
        <Later part="PenaltyFields" kind="l2" />
      </div>
      <Later part="RuleFields" experiment={experiment} />
      <Later part="PenaltyFields" kind="l1" />
      <Later part="ClipFields" experiment={experiment} />
      <Later part="ScheduleFields" experiment={experiment} />
      <p>{tray.live}</p>
      <hr />
      <Later part="InitFields" experiment={experiment} />
      <Later part="SeedFields" experiment={experiment} />
      <p>{tray.restarts}</p>
    </Chip>
  );
}

export function Chips() {
  const experiment = wanted.value;
  if (!experiment || !isOfNetwork(experiment)) return null;
  return (
    <div class="chips">
      <OptimizerChip experiment={experiment} />
      <RateChip experiment={experiment} />
      <BatchChip experiment={experiment} />
      <LossChip experiment={experiment} />
      <PenaltyChip experiment={experiment} />
      <MoreChip experiment={experiment} />
    </div>
  );
}
