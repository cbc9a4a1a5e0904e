/** The chart in words, for those who cannot see it. */
import { percent, whole } from "../../format";
import type { Catalogue } from "../../i18n";
import type { Curve } from "../../store";
import { loss } from "./write";

export function summary(curve: Curve, words: Catalogue["time"]): string {
  const last = curve.epochs.length - 1;
  if (last < 1) return words.nothingYet;
  let lowest = 0;
  curve.lossTrain.forEach((value, i) => {
    if (value < (curve.lossTrain[lowest] ?? Infinity)) lowest = i;
  });
  const at = (column: number[], i: number): number | undefined => column[i];
  const said = words.summary({
    epoch: whole(at(curve.epochs, last) ?? 0),
    first: loss(at(curve.lossTrain, 0)),
    train: loss(at(curve.lossTrain, last)),
    test: loss(at(curve.lossTest, last)),
    lowest: loss(at(curve.lossTrain, lowest)),
    lowestAt: whole(at(curve.epochs, lowest) ?? 0),
  });
  if (!Number.isFinite(at(curve.accuracyTest, last))) return said;
  return `${said} ${words.summaryAccuracy(percent(at(curve.accuracyTrain, last)), percent(at(curve.accuracyTest, last)))}`;
}
