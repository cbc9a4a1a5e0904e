/** Optimizers and schedules with the values they begin with. */
import type { Experiment, OptimizerConfig, ScheduleConfig } from "../wire/generated";

/** Learners of networks: by gradient descent. */
export type NetworkLearner = Extract<Experiment["learner"], { optimizer: OptimizerConfig }>;
export interface NetworkExperiment extends Experiment {
  learner: NetworkLearner;
}

export const isOfNetwork = (experiment: Experiment): experiment is NetworkExperiment =>
  "optimizer" in experiment.learner;

/** Changes how the network learns; nothing where there is no network. */
export function setLearner(draft: Experiment, change: (learner: NetworkLearner) => void): void {
  if (isOfNetwork(draft)) change(draft.learner);
}

/** Whether all layers are dense, in a row, and those before the last can be trained one by one. */
export function canPretrain({ network: { layers } }: Experiment): boolean {
  return (
    layers.length > 1 &&
    layers.every((layer, at) => {
      const [read, ...more] = layer.inputs;
      const isLast = at === layers.length - 1;
      return (
        layer.kind === "dense" &&
        more.length === 0 &&
        (read ?? "input") === (layers[at - 1]?.id ?? "input") &&
        (isLast || (layer.bias && layer.trainable))
      );
    })
  );
}

/** Another rule for the same network; what both have is kept. */
export function setRule(draft: Experiment, kind: NetworkLearner["kind"]): void {
  if (!isOfNetwork(draft)) return;
  const { loss, batch, shuffle, optimizer, l1, l2, clip_norm, clip_value, schedule } = draft.learner;
  const shared = { loss, batch, shuffle, optimizer, l1, l2, clip_norm, clip_value, schedule };
  const isSigmoid = draft.network.layers
    .slice(0, -1)
    .every((layer) => layer.kind === "dense" && layer.activation === "sigmoid");
  const unit = isSigmoid ? "rbm" : "autoencoder";
  draft.learner =
    kind === "backprop"
      ? { kind, ...shared }
      : { kind, ...shared, unit, epochs: 10, pretrain_rate: isSigmoid ? 0.3 : 0.02, k: 1, tied: true };
}

export const OPTIMIZERS = ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"] as const;
export const SCHEDULES = ["constant", "step", "cosine", "warm_up"] as const;

function optimizer(kind: OptimizerConfig["kind"], rate: number): OptimizerConfig {
  switch (kind) {
    case "momentum":
    case "nesterov":
      return { kind, rate, momentum: 0.9 };
    case "rmsprop":
      return { kind, rate, decay: 0.99 };
    case "adam":
      return { kind, rate, beta1: 0.9, beta2: 0.999 };
    case "adamw":
      return { kind, rate, beta1: 0.9, beta2: 0.999, weight_decay: 0.01 };
    default:
      return { kind, rate };
  }
}

/** Another optimizer at the same rate; values that both have are kept. */
export function setOptimizer(draft: Experiment, kind: OptimizerConfig["kind"]): void {
  setLearner(draft, (learner) => {
    const before: Record<string, unknown> = { ...learner.optimizer };
    const next = optimizer(kind, learner.optimizer.rate);
    const kept = Object.fromEntries(
      Object.entries(next).map(([field, value]) => [field, field === "kind" ? value : (before[field] ?? value)]),
    );
    learner.optimizer = { ...next, ...kept };
  });
}

export function schedule(kind: ScheduleConfig["kind"]): ScheduleConfig {
  switch (kind) {
    case "step":
      return { kind, every: 100, factor: 0.5 };
    case "cosine":
      return { kind, epochs: 500, floor: 0 };
    case "warm_up":
      return { kind, epochs: 10 };
    case "constant":
      return { kind };
  }
}
