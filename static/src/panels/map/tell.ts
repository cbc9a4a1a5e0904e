/** What is seen, in a sentence. */
import { plain, percent, whole } from "../../format";
import { run } from "../../store";
import { answer, data, followedPoint, hits, selected } from "./model";
import { words } from "./words";

const FELT = 0.02;

/** What the last step did, or how the map stands while it plays too fast to be told. */
export function stepText(): string {
  const say = words.value.say;
  const told = answer.value;
  const { lossTrain, step } = run.value;
  if (!step) return say.atRest;
  if (!told) return say.fast(plain(lossTrain));
  if (followedPoint.value !== null) return say.follows(told.index + 1, told.best + 1);
  const others = told.pull ? told.pull.reduce((sum, pull) => sum + (pull >= FELT ? 1 : 0), -1) : 0;
  const rate = percent(hits.value?.rate ?? 0, (hits.value?.rate ?? 0) < 0.1 ? 1 : 0);
  return say.pulls(told.index + 1, told.best + 1, Math.max(0, others), rate);
}

/** A unit: how many points it answers to, and of which class they are. */
export function unitText(unit: number): string {
  const say = words.value.say;
  const count = hits.value?.hits.data[unit] ?? 0;
  const label = hits.value?.labels?.data[unit] ?? -1;
  return say.unit(unit + 1, whole(count), label < 0 || !count ? null : label);
}

/** Both pictures, for those who do not see them. */
export function spaceText(): string {
  const { lossTrain, accuracyTrain } = run.value;
  const names = data.value?.plane.names.join(", ") ?? "";
  const unit = selected.value;
  const torn = accuracyTrain === null ? "" : words.value.say.torn(percent(accuracyTrain));
  return [words.value.say.space(names, plain(lossTrain)), torn, stepText(), unit === null ? "" : unitText(unit)].join(
    " ",
  );
}
