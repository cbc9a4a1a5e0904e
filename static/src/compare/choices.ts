/** The settings that a sweep offers by name, with values to begin with. Any other path of the experiment can be typed. */
import { created } from "../edit/graph";
import type { DenseConfig, Experiment } from "../wire/generated";
import { isOfNetwork, setOptimizer } from "../edit/learner";

export const CHOICES = [
  "rate",
  "l2",
  "l1",
  "batch",
  "optimizer",
  "units",
  "activation",
  "shape",
  "noise",
  "seed",
] as const;
export type Choice = (typeof CHOICES)[number];

/** Depths and widths of the shapes that are tried. */
const DEPTHS = [1, 2, 3];
const WIDTHS = [2, 3, 4, 6];

const firstDense = ({ network }: Experiment): number => network.layers.findIndex(({ kind }) => kind === "dense");
const isHidden = (experiment: Experiment): boolean => {
  const first = firstDense(experiment);
  return first >= 0 && first < experiment.network.layers.length - 1;
};

function shapes(base: Experiment): unknown[] {
  const dense = base.network.layers.filter((layer): layer is DenseConfig => layer.kind === "dense");
  const output = dense.at(-1);
  const model = dense.length > 1 ? dense[0] : created(base, "dense", ["input"]);
  if (!output || model?.kind !== "dense") return [];
  return DEPTHS.flatMap((depth) =>
    WIDTHS.map((units) => {
      const hidden = Array.from({ length: depth }, (_, i) => ({
        ...model,
        id: `dense_${i + 1}`,
        inputs: [i ? `dense_${i}` : "input"],
        units,
      }));
      return [...hidden, { ...output, id: `dense_${depth + 1}`, inputs: [`dense_${depth}`] }];
    }),
  );
}

const OPTIMIZERS = ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"] as const;

function optimizers(base: Experiment): unknown[] {
  return OPTIMIZERS.map((kind) => {
    const draft = structuredClone(base);
    setOptimizer(draft, kind);
    return isOfNetwork(draft) ? draft.learner.optimizer : null;
  });
}

/** Where a choice lies and what is tried; null where the experiment has no such setting. */
export function choiceOf(choice: Choice, base: Experiment): { path: string; values: unknown[] } | null {
  const layer = `network.layers[${firstDense(base)}]`;
  if (choice !== "seed" && !isOfNetwork(base)) return null;
  switch (choice) {
    case "rate":
      return { path: "learner.optimizer.rate", values: [0.003, 0.01, 0.03, 0.1] };
    case "l2":
      return { path: "learner.l2", values: [0, 0.0003, 0.001, 0.003] };
    case "l1":
      return { path: "learner.l1", values: [0, 0.0003, 0.001, 0.003] };
    case "batch":
      return { path: "learner.batch", values: [1, 4, 16, 64] };
    case "optimizer":
      return { path: "learner.optimizer", values: optimizers(base) };
    case "units":
      return isHidden(base) ? { path: `${layer}.units`, values: [1, 2, 3, 4, 6, 8] } : null;
    case "activation":
      return isHidden(base) ? { path: `${layer}.activation`, values: ["tanh", "sigmoid", "relu", "linear"] } : null;
    case "shape":
      return { path: "network.layers", values: shapes(base) };
    case "noise":
      return "noise" in base.data ? { path: "data.noise", values: [0, 0.05, 0.1, 0.2] } : null;
    case "seed":
      return { path: "seed", values: Array.from({ length: 10 }, (_, i) => i + 1) };
  }
}

const nameIn = (value: object, field: "units" | "kind"): string => {
  const name: unknown = (value as Record<string, unknown>)[field];
  return typeof name === "string" || typeof name === "number" ? String(name) : "·";
};

/** A value in a few characters: a list of layers as their units, a choice with settings of its own as its kind. */
export function shortly(value: unknown): string {
  if (Array.isArray(value)) return value.map((layer) => nameIn(Object(layer) as object, "units")).join("-");
  return value !== null && typeof value === "object" ? nameIn(value, "kind") : String(value);
}

/** Whether values can be typed as they stand. */
export const isPlain = (values: readonly unknown[]): boolean => values.every((value) => typeof value !== "object");

/** Values typed with commas between them: numbers, true and false, the rest as words. */
export function parseValues(text: string): unknown[] {
  return text
    .split(/[,，、;\n]/)
    .map((part) => part.trim().replace("−", "-"))
    .filter(Boolean)
    .map((part) => {
      if (part === "true" || part === "false") return part === "true";
      return Number.isFinite(Number(part)) ? Number(part) : part;
    });
}
