/** Optimizers and schedules with the values they begin with. */
import type { Experiment, OptimizerConfig, ScheduleConfig } from "../wire/generated";

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
  const before: Record<string, unknown> = { ...draft.learner.optimizer };
  const next = optimizer(kind, draft.learner.optimizer.rate);
  const kept = Object.fromEntries(
    Object.entries(next).map(([field, value]) => [field, field === "kind" ? value : (before[field] ?? value)]),
  );
  draft.learner.optimizer = { ...next, ...kept };
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
