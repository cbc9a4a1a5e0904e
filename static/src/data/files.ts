/** Data that leaves the page as a file of comma-separated values. */
import { probe, wanted } from "../store";
import { save } from "../shell/files";
import { sheetOfDots, writeCsv } from "./csv";
import * as editing from "./editing";
import type { Sheet } from "./sheet";

const stem = (): string => `unknot-${wanted.peek()?.data.kind ?? "data"}`;
export const saveText = (text: string): void => save(`${stem()}.csv`, "text/csv", text);
export const saveDots = (): void => saveText(writeCsv(sheetOfDots(editing.dots.peek(), editing.numbers.peek())));

/** The points of the run as a sheet, whatever their kind: coordinates, class or target, and which set they are in. */
function sheetOfRun(): Sheet | null {
  const data = probe("data").peek();
  if (!data) return null;
  const { points, labels, targets, train } = data;
  const count = points.shape[0] ?? 0;
  const value = (i: number): string => String(Number((labels ?? targets)?.data[i]?.toPrecision(7)));
  const coordinate = (at: number): string => String(Number(points.data[at]?.toPrecision(7)));
  const rows = Array.from({ length: count }, (_, i) => [
    coordinate(2 * i),
    coordinate(2 * i + 1),
    value(i),
    i < train ? "train" : "test",
  ]);
  return { columns: ["x", "y", labels ? "class" : "target", "set"], rows };
}

/** Saves the points of the run. */
export function saveData(): void {
  const sheet = sheetOfRun();
  if (sheet) saveText(writeCsv(sheet));
}
