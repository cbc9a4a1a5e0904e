/** The loss curve as a table for other programs. */
import type { Curve } from "../store";

/** The curve as comma-separated values; a gap where a quantity does not exist. */
export function csvOf(curve: Curve): string {
  const columns = [curve.epochs, curve.lossTrain, curve.lossTest, curve.accuracyTrain, curve.accuracyTest];
  const cell = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? "" : String(value));
  const rows = curve.epochs.map((_, i) => columns.map((column) => cell(column[i])).join(","));
  return ["epoch,loss_train,loss_test,accuracy_train,accuracy_test", ...rows, ""].join("\n");
}
