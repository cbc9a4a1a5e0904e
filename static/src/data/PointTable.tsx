/** The drawn points as a table: typed, pasted from a spreadsheet, removed. */
import { late } from "../i18n/late";
import { parseNumber } from "../ui/NumberField";
import { without } from "./brushes";
import { dotsOfSheet, pointColumns, readBlock, sheetOfDots } from "./csv";
import { aimAt, inOrder, MOST_CLASSES, onGrid, type Dot } from "./drawn";
import * as editing from "./editing";
import { Grid } from "./Grid";
import { pasted } from "./sheet";

const SET = 3;
const TOLD = 2;

/** The point with one of its cells typed anew; null where the text is not understood. */
function typed(before: Dot, column: number, text: string): Dot | null {
  if (column === SET) return /^(train|test)$/.test(text.trim()) ? { ...before, test: text.trim() === "test" } : null;
  const value = parseNumber(text);
  if (value === null) return null;
  if (column === TOLD && editing.numbers.peek())
    return Math.abs(value) <= 1 ? { ...before, target: aimAt(value) } : null;
  if (column === TOLD)
    return Number.isInteger(value) && value >= 0 && value < MOST_CLASSES ? { ...before, label: value } : null;
  return column === 0 ? { ...before, x: onGrid(value) } : { ...before, y: onGrid(value) };
}

/** The points as they are now: a cell may be typed before the last one is drawn. */
const rowsNow = (): Dot[] => inOrder(editing.dots.peek());

export function PointTable() {
  const dots = inOrder(editing.dots.value);
  const numbers = editing.numbers.value;
  const sheet = sheetOfDots(dots, numbers);
  const heads = [
    <span class="m">x₁</span>,
    <span class="m">x₂</span>,
    numbers ? late.value.editor.editor.targetHead : late.value.editor.editor.classHead,
    late.value.editor.editor.setHead,
  ];
  return (
    <Grid
      label={late.value.editor.editor.views.table}
      testid="point-table"
      names={pointColumns(numbers)}
      columns={heads}
      count={dots.length}
      cell={(row, column) => sheet.rows[row]?.[column] ?? ""}
      onCell={(row, column, text) => {
        const now = rowsNow();
        const before = now[row];
        const after = before && typed(before, column, text);
        if (!after) return false;
        editing.putOnce(now.map((d, i) => (i === row ? after : d)));
        return true;
      }}
      onPaste={(row, column, text) => {
        const next = dotsOfSheet(pasted(sheetOfDots(rowsNow(), numbers), row, column, readBlock(text)));
        if (next?.numbers === numbers) editing.putOnce(next.dots);
      }}
      onRemove={(row) => {
        const now = rowsNow();
        const gone = now[row];
        if (gone) editing.putOnce(without(now, new Set([gone.id])));
      }}
    />
  );
}
