/** Tables as text: reading with a guessed or chosen delimiter and header, writing so that it reads back the same. */
import Papa from "papaparse";
import { dot, inOrder, MOST_CLASSES, MOST_POINTS, REACH, type Dot, type Dots } from "./drawn";
import { missing, numeric, sheetOf, type Sheet } from "./sheet";

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface Reading {
  sheet: Sheet;
  delimiter: Delimiter;
  header: boolean;
  /** Rows that had another number of cells than the first. */
  uneven: number;
  /** Rows and columns that the text had; the sheet has no more than it can hold. */
  rows: number;
  columns: number;
}

/** What the visitor has chosen; what is absent is guessed. */
export interface Choice {
  delimiter?: Delimiter;
  header?: boolean;
}

const isDelimiter = (text: string): text is Delimiter => (DELIMITERS as readonly string[]).includes(text);

/** A first row of names: all different, none a number, over rows that hold one, or over rows of other words. */
export function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...rest] = rows;
  if (!rest.length || first.some((cell) => numeric(cell) || missing(cell))) return false;
  if (new Set(first).size < first.length) return false;
  if (rest.some((row) => row.some(numeric))) return true;
  return first.every((cell, c) => rest.every((row) => row[c] !== cell));
}

/** Numbers written with a decimal comma, as in `1,5`, are read where the delimiter is another one. */
const pointed = (cell: string): string => (/^\s*[+-]?\d+,\d+\s*$/.test(cell) ? cell.replace(",", ".") : cell);

export function readCsv(text: string, choice: Choice = {}): Reading {
  const found = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
    delimiter: choice.delimiter ?? "",
    delimitersToGuess: [...DELIMITERS],
    skipEmptyLines: "greedy",
  });
  const guessed = found.meta.delimiter;
  const delimiter = isDelimiter(guessed) ? guessed : ",";
  const rows = delimiter === "," ? found.data : found.data.map((row) => row.map(pointed));
  const header = choice.header ?? looksLikeHeader(rows);
  const [first = []] = rows;
  const sheet = sheetOf(header ? first : [], header ? rows.slice(1) : rows);
  return {
    sheet,
    delimiter,
    header,
    uneven: rows.filter((row) => row.length !== first.length).length,
    rows: rows.length - Number(header),
    columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
  };
}

/** RFC 4180 with a header, lines ended by a line feed. */
export const writeCsv = ({ columns, rows }: Sheet): string =>
  `${Papa.unparse({ fields: [...columns], data: rows.map((row) => [...row]) }, { newline: "\n" })}\n`;

/** Cells as a spreadsheet puts them on the clipboard. */
export const readBlock = (text: string): string[][] =>
  Papa.parse<string[]>(text.replace(/\r?\n$/, ""), { delimiter: text.includes("\t") ? "\t" : "" }).data;

/** Five decimals tell all places of the grid apart, and all targets. */
const DECIMALS = 5;
const short = (value: number): string => String(Number(value.toFixed(DECIMALS)));
const SETS = ["train", "test"] as const;
export const pointColumns = (numbers: boolean): string[] => ["x", "y", numbers ? "target" : "class", "set"];

/** Drawn points as a sheet, training points first. */
export const sheetOfDots = (dots: Dots, numbers = false): Sheet => ({
  columns: pointColumns(numbers),
  rows: inOrder(dots).map((d) => [
    short(d.x),
    short(d.y),
    numbers ? short(d.target) : String(d.label),
    SETS[d.test ? 1 : 0],
  ]),
});

/** The classes of a column: whole numbers stay what they are, other words are numbered as they come. */
function labelsOf(cells: readonly string[]): Map<string, number> | null {
  const names = [...new Set(cells)];
  const direct = names.every((name) => /^\d$/.test(name) && Number(name) < MOST_CLASSES);
  if (!direct && names.length > MOST_CLASSES) return null;
  return new Map(names.map((name, i) => [name, direct ? Number(name) : i]));
}

const within = (cell: string | undefined, limit: number): boolean =>
  cell !== undefined && numeric(cell) && Math.abs(Number(cell)) <= limit + 1e-5;

/** The points of a sheet with the columns x, y, class or target and, perhaps, set; null where it is no drawing. */
export function dotsOfSheet({ columns, rows }: Sheet): { dots: Dot[]; numbers: boolean } | null {
  const at = (name: string): number => columns.findIndex((column) => column.toLowerCase() === name);
  const numbers = at("class") < 0;
  const [x, y, told, set] = [at("x"), at("y"), at(numbers ? "target" : "class"), at("set")];
  if (x < 0 || y < 0 || told < 0 || rows.length > MOST_POINTS || !rows.length) return null;
  if (!rows.every((row) => within(row[x], REACH) && within(row[y], REACH))) return null;
  if (numbers && !rows.every((row) => within(row[told], 1))) return null;
  const labels = numbers ? new Map<string, number>() : labelsOf(rows.map((row) => row[told] ?? ""));
  if (!labels) return null;
  const dots = rows.map((row) => {
    const [label, target] = numbers ? [0, Number(row[told])] : [labels.get(row[told] ?? "") ?? 0, 0];
    return dot(Number(row[x]), Number(row[y]), label, row[set] === "test", target);
  });
  return { dots, numbers };
}
