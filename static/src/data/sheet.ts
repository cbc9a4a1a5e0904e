/** A table of texts as the table editor changes it: pure functions over columns and rows. */

export interface Sheet {
  readonly columns: readonly string[];
  /** Every row has as many cells as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

const MOST_COLUMNS = 256;
const MOST_ROWS = 50_000;

const padded = (row: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, i) => row[i] ?? "");

/** A name that no other column has. */
function freeName(columns: readonly string[], wish: string): string {
  let name = wish;
  for (let n = 2; columns.includes(name); n++) name = `${wish} ${n}`;
  return name;
}

/** Rows and column names made to fit one another; names are made different. */
export function sheetOf(names: readonly string[], rows: readonly (readonly string[])[]): Sheet {
  const width = Math.min(
    MOST_COLUMNS,
    rows.reduce((most, row) => Math.max(most, row.length), names.length),
  );
  const columns: string[] = [];
  for (let i = 0; i < width; i++) columns.push(freeName(columns, names[i]?.trim() || `column ${i + 1}`));
  return { columns, rows: rows.slice(0, MOST_ROWS).map((row) => padded(row, width)) };
}

export function withCell({ columns, rows }: Sheet, row: number, column: number, text: string): Sheet {
  return {
    columns,
    rows: rows.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? text : cell)) : cells)),
  };
}

/** Puts a block of cells at a place; rows are added where it reaches below the last, columns are not. */
export function pasted(sheet: Sheet, row: number, column: number, block: readonly (readonly string[])[]): Sheet {
  const { columns } = sheet;
  const count = Math.min(MOST_ROWS, Math.max(sheet.rows.length, row + block.length));
  const rows = Array.from({ length: count }, (_, r) => {
    const before = padded(sheet.rows[r] ?? [], columns.length);
    const over = block[r - row];
    return over ? before.map((cell, c) => over[c - column] ?? cell) : before;
  });
  return { columns, rows };
}

export const withRow = ({ columns, rows }: Sheet): Sheet =>
  rows.length < MOST_ROWS ? { columns, rows: [...rows, padded([], columns.length)] } : { columns, rows };

export const withoutRows = ({ columns, rows }: Sheet, gone: ReadonlySet<number>): Sheet => ({
  columns,
  rows: rows.filter((_, r) => !gone.has(r)),
});

export function withColumn({ columns, rows }: Sheet, wish: string): Sheet {
  if (columns.length >= MOST_COLUMNS) return { columns, rows };
  return { columns: [...columns, freeName(columns, wish)], rows: rows.map((row) => [...row, ""]) };
}

export const withoutColumn = ({ columns, rows }: Sheet, column: number): Sheet => ({
  columns: columns.filter((_, c) => c !== column),
  rows: rows.map((row) => row.filter((_, c) => c !== column)),
});

/** Gives a column another name; one that is taken or empty is refused: the sheet stays. */
export function renamed({ columns, rows }: Sheet, column: number, name: string): Sheet {
  const wish = name.trim();
  if (!wish || columns.includes(wish)) return { columns, rows };
  return { columns: columns.map((old, c) => (c === column ? wish : old)), rows };
}

export type Kind = "number" | "category";

/** What a cell is when it says that there is nothing. */
const MISSING = /^(|na|n\/a|nan|null|none|missing|\?|-|\.)$/i;
export const missing = (cell: string): boolean => MISSING.test(cell.trim());

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
export const numeric = (cell: string): boolean => NUMBER.test(cell.trim());

export interface Facts {
  kind: Kind;
  /** Different values, missing ones apart. */
  distinct: number;
  missing: number;
}

/** What a column seems to be: numbers where every value that is there is one. */
export function factsOf({ rows }: Sheet, column: number): Facts {
  const cells = rows.map((row) => row[column] ?? "");
  const there = cells.filter((cell) => !missing(cell));
  return {
    kind: there.length > 0 && there.every(numeric) ? "number" : "category",
    distinct: new Set(there.map((cell) => cell.trim())).size,
    missing: cells.length - there.length,
  };
}

/** Inputs that the columns of a table can become. */
const MOST_INPUTS = 64;

/** The columns that there is no room for: every number takes one input, every column of words one for each of them. */
export function withoutRoom(sheet: Sheet, target: number): string[] {
  let room = MOST_INPUTS;
  return sheet.columns.filter((_, c) => {
    if (c === target) return false;
    const { kind, distinct } = factsOf(sheet, c);
    const width = kind === "number" ? 1 : Math.max(1, distinct);
    if (width > room) return true;
    room -= width;
    return false;
  });
}

const FEW_CLASSES = 20;

/** The column that is most likely the one to be told: the last that has few values, else the last. */
export function likelyTarget(sheet: Sheet): number {
  const facts = sheet.columns.map((_, c) => factsOf(sheet, c));
  const few = facts.map(({ kind, distinct }) => kind === "category" && distinct > 1 && distinct <= FEW_CLASSES);
  const named = few.lastIndexOf(true);
  return named >= 0 ? named : sheet.columns.length - 1;
}
