/** What the data asks of the last layer and of the loss, and edits that keep the three in agreement. */
import type { Activation, DataConfig, DenseConfig, Experiment, Feature, InitConfig, Loss } from "../wire/generated";
import { isOfNetwork, setLearner } from "./learner";
import { layerOf, mendGraph, outputOf } from "./graph";
import { hasNumbers, isPicture, isSolid, type ContentKind, type DatasetKind, type NetworkData } from "./sets";

/** How many classes the targets of tables have, 0 where they are numbers: the table itself is not in the experiment. */
const told = new Map<string, number>();
type Told = Pick<Extract<DataConfig, { kind: "table" }>, "content" | "target" | "task">;
const nameOf = ({ content, target, task }: Told): string => JSON.stringify([content, target, task]);
/** Remembers what the server said of a table. */
export const tellClasses = (data: Told, classes: number): void => void told.set(nameOf(data), classes);
/** For a table that nothing is known of yet. */
const USUAL_CLASSES = 2;

function isRegression(data: DataConfig): boolean {
  if (data.kind === "table") return told.get(nameOf(data)) === 0;
  if (data.kind === "drawn") return data.values !== null;
  return data.kind === "tf_playground" ? data.set.startsWith("reg") : hasNumbers(data.kind);
}

/** Number of classes; 0 for regression. */
function classesOf(data: DataConfig): number {
  if (isRegression(data)) return 0;
  if (data.kind === "blobs" || data.kind === "drawn") return data.classes;
  if (data.kind === "table") return told.get(nameOf(data)) ?? USUAL_CLASSES;
  if (data.kind === "digits") return 10;
  return data.kind === "spirals" ? data.arms : 2;
}

const MARGIN_LOSSES: readonly Loss[] = ["squared", "half_squared", "absolute", "huber"];

/** The losses that suit the data. */
export function lossesFor(data: DataConfig): Loss[] {
  const classes = classesOf(data);
  if (classes === 0) return [...MARGIN_LOSSES];
  const entropy: Loss[] = classes === 2 ? ["binary_cross_entropy", "cross_entropy"] : ["cross_entropy"];
  return [...entropy, ...MARGIN_LOSSES, "hinge"];
}

/** The dense layer that makes the output: the last one, or the one that a last activation or norm stands on. */
function outputDense(draft: Experiment): DenseConfig | undefined {
  let layer = outputOf(draft);
  while (layer && layer.kind !== "dense") layer = layerOf(draft, layer.inputs.at(-1) ?? "input");
  return layer;
}

/** The activation that the output passes last. */
export function outputActivation(draft: Experiment): Activation {
  const last = outputOf(draft);
  if (last?.kind === "activation") return last.function;
  return last?.kind === "dense" ? last.activation : "linear";
}

function setOutput(draft: Experiment, units: number, activation: Activation): void {
  const dense = outputDense(draft);
  const last = outputOf(draft);
  if (dense) dense.units = units;
  if (last?.kind === "activation") last.function = activation;
  else if (dense) dense.activation = activation;
}

/** Chooses a loss and gives the last layer the units and the activation it needs. */
export function setLoss(draft: Experiment, loss: Loss): void {
  const classes = classesOf(draft.data);
  const now = outputActivation(draft);
  setLearner(draft, (learner) => void (learner.loss = loss));
  if (loss === "cross_entropy") setOutput(draft, classes, "softmax");
  else if (loss === "binary_cross_entropy") setOutput(draft, 1, "sigmoid");
  else if (loss === "hinge") setOutput(draft, classes > 2 ? classes : 1, "linear");
  else if (classes > 2) setOutput(draft, classes, now);
  else setOutput(draft, 1, now === "softmax" ? (classes === 2 ? "sigmoid" : "linear") : now);
}

/** After the class count or the task has changed: the usual last layer and loss for it. */
export function mendOutput(draft: Experiment): void {
  if (!isOfNetwork(draft)) return;
  const classes = classesOf(draft.data);
  if (classes > 0) {
    setLoss(draft, classes === 2 ? "binary_cross_entropy" : "cross_entropy");
    return;
  }
  draft.learner.loss = "squared";
  setOutput(draft, 1, "linear");
}

/** Changes the data by `change`, and mends the output where the class count or the task is another one then. */
export function changeData(draft: Experiment, change: (data: DataConfig) => DataConfig): void {
  const before = classesOf(draft.data);
  draft.data = change(draft.data);
  if (classesOf(draft.data) !== before) mendOutput(draft);
  mendGraph(draft);
}

/** What every generated set has where the data before had none of it. */
const GENERATED = { points: 240, noise: 0.03, label_noise: 0 };

/** The features of before, with the third coordinate in space and without it on the plane. */
function featuresFor(kind: DatasetKind, before: readonly Feature[]): Feature[] {
  if (isPicture(kind)) return [];
  const plane = before.filter((feature) => feature !== "z");
  const kept: Feature[] = plane.length ? plane : ["x", "y"];
  return isSolid(kind) ? [...kept, "z"] : kept;
}

/** Another generated set; number of points, noise, test share and features stay. */
export function setDataset(draft: Experiment, kind: Exclude<NetworkData, ContentKind>): void {
  if (draft.data.kind === kind) return;
  changeData(draft, (before) => {
    const { points, noise, label_noise } = "label_noise" in before ? before : GENERATED;
    const { test_share, formulas } = before;
    const unit = before.kind === "tf_playground" ? 1 : before.unit;
    const features = featuresFor(kind, before.features);
    const shared = { points, noise, label_noise, test_share, features, formulas, unit };
    switch (kind) {
      case "blobs":
        return { kind, ...shared, classes: 2 };
      case "spirals":
        return { kind, ...shared, arms: 2, turns: 1 };
      case "checkerboard":
        return { kind, ...shared, cells: 4 };
      case "polygons":
        return { kind, ...shared, inner: "triangle", outer: "square" };
      case "swiss_roll":
        return { kind, ...shared, bands: 4 };
      case "colours":
        return { kind, ...shared, spread: "named", hues: 6 };
      case "linked_spirals":
        return { kind, ...shared, turns: 1.5 };
      case "digits":
        return { kind, points, noise, test_share, features, formulas: [], unit: 1, side: 8, jitter: 0.5 };
      case "formula":
        return { kind, ...shared, condition: "y > sin(3*x)" };
      case "formula_value":
        return { kind, ...shared, value: "sin(3*x)*y" };
      default:
        return { kind, ...shared };
    }
  });
}

/** Sets a layer's activation; on the output layer the loss follows, since some losses belong to one activation. */
export function setActivation(draft: Experiment, id: string, activation: Activation): void {
  const layer = layerOf(draft, id);
  if (layer?.kind === "activation") layer.function = activation;
  else if (layer?.kind === "dense") layer.activation = activation;
  if (!layer || layer !== outputOf(draft)) return;
  const classes = classesOf(draft.data);
  if (!isOfNetwork(draft)) return;
  const { loss } = draft.learner;
  if (activation === "softmax" && classes > 0) setLoss(draft, "cross_entropy");
  else if (activation === "sigmoid" && classes === 2 && loss === "cross_entropy")
    setLoss(draft, "binary_cross_entropy");
  else if (loss === "cross_entropy" || (loss === "binary_cross_entropy" && activation !== "sigmoid")) {
    draft.learner.loss = "squared";
    setOutput(draft, classes > 2 ? classes : 1, activation);
  }
}

/** One initialiser for every dense layer. */
export function setInit(draft: Experiment, init: InitConfig): void {
  for (const layer of draft.network.layers) if (layer.kind === "dense") layer.init = { ...init };
}
