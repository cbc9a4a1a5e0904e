/** The curves of a run as a table for other programs. */
import type { Curve } from "../store";
import type { Measured } from "../wire/generated";

const USUAL: Pick<Measured, "loss" | "accuracy"> = { loss: "loss", accuracy: "accuracy" };

/**
 * The curves as comma-separated values, named as the server names them; a gap where a quantity does not exist, and no
 * column where a model that is no network has none at all.
 */
export function csvOf(curve: Curve, { loss, accuracy }: Pick<Measured, "loss" | "accuracy"> = USUAL): string {
  const second = accuracy ?? "second";
  const columns: [name: string, values: readonly number[]][] = [
    ["epoch", curve.epochs],
    [`${loss}_train`, curve.lossTrain],
    [`${loss}_test`, curve.lossTest],
    [`${second}_train`, curve.accuracyTrain],
    [`${second}_test`, curve.accuracyTest],
  ];
  const kept = columns.filter(([, values]) => loss === USUAL.loss || values.some(Number.isFinite));
  const cell = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? "" : String(value));
  const rows = curve.epochs.map((_, i) => kept.map(([, values]) => cell(values[i])).join(","));
  return [kept.map(([name]) => name).join(","), ...rows, ""].join("\n");
}
