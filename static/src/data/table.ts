/** The table that is being made into data: its cells, and which column is for what. */
import { batch, computed, signal } from "@preact/signals";
import type { DataConfig, TableData } from "../wire/generated";
import { readCsv, type Choice, type Reading } from "./csv";
import { factsOf, likelyTarget, sheetOf, withoutRoom, type Kind, type Sheet } from "./sheet";

export type Scaling = TableData["scaling"];
export type Task = TableData["task"];
/** The settings of the data that are not in its cells; columns by their names. */
export interface Settings {
  target: string;
  unused: ReadonlySet<string>;
  /** Columns of numbers that are read as words. */
  categories: ReadonlySet<string>;
  task: Task;
  scaling: Scaling;
  oneHot: boolean;
  missing: TableData["missing"];
  plane: readonly [string, string] | null;
}

/** More rows than these are drawn from by the seed. */
export const ROWS_USED = 2000;

const usual: Settings = {
  target: "",
  unused: new Set(),
  categories: new Set(),
  task: "auto",
  scaling: "standard",
  oneHot: true,
  missing: "mean",
  plane: null,
};

/** What was read and how; null once cells were changed by hand, and then it cannot be read again another way. */
export const reading = signal<(Omit<Reading, "sheet"> & { text: string }) | null>(null);
export const sheet = signal<Sheet | null>(null);
export const settings = signal<Settings>(usual);

export const facts = computed(() => sheet.value?.columns.map((_, c) => factsOf(sheet.value ?? EMPTY, c)) ?? []);
const EMPTY: Sheet = { columns: [], rows: [] };

/** Takes a table in; the column to be learned is guessed. */
export function takeText(text: string, choice: Choice = {}): void {
  const { sheet: found, ...how } = readCsv(text, choice);
  batch(() => {
    reading.value = { text, ...how };
    sheet.value = found;
    const target = likelyTarget(found);
    settings.value = { ...usual, target: found.columns[target] ?? "", unused: new Set(withoutRoom(found, target)) };
  });
}

export function startTyping(): void {
  batch(() => {
    reading.value = null;
    sheet.value = sheetOf(
      ["x", "y", "class"],
      Array.from({ length: 8 }, () => ["", "", ""]),
    );
    settings.value = { ...usual, target: "class" };
  });
}

export function forget(): void {
  batch(() => {
    reading.value = null;
    sheet.value = null;
    settings.value = usual;
  });
}

/** Takes up the table of an experiment, whose text is at hand, with its settings. */
export function takeUp(data: TableData, text: string): void {
  takeText(text, data.header === null ? {} : { header: data.header });
  const columns = sheet.peek()?.columns ?? [];
  const used = new Set([...(data.columns.length ? data.columns : columns), data.target]);
  const [across, up] = (data.plane ?? []) as string[];
  settings.value = {
    target: data.target || settings.peek().target,
    unused: new Set(columns.filter((name) => !used.has(name))),
    categories: new Set(data.categories),
    task: data.task,
    scaling: data.scaling,
    oneHot: data.one_hot,
    missing: data.missing,
    plane: across !== undefined && up !== undefined ? [across, up] : null,
  };
}

/** Changes cells by hand; settings follow where a column was renamed or removed. */
export function change(next: Sheet): void {
  const before = sheet.peek();
  batch(() => {
    reading.value = null;
    sheet.value = next;
    if (!before || before.columns === next.columns) return;
    const renamed = before.columns.length === next.columns.length ? before.columns : [];
    const nameNow = (old: string): string => next.columns[renamed.indexOf(old)] ?? old;
    const now = settings.peek();
    const target = nameNow(now.target);
    settings.value = {
      ...now,
      target: next.columns.includes(target) ? target : "",
      unused: new Set([...now.unused].map(nameNow).filter((name) => next.columns.includes(name))),
      categories: new Set([...now.categories].map(nameNow).filter((name) => next.columns.includes(name))),
      plane: null,
    };
  });
}

/** Changes cells by hand, as they are now: one may be typed before the last one is drawn. */
export function changeBy(next: (now: Sheet) => Sheet): void {
  const now = sheet.peek();
  if (now) change(next(now));
}

/** The columns that the network gets. */
export const inputs = computed(() =>
  (sheet.value?.columns ?? []).filter((name) => name !== settings.value.target && !settings.value.unused.has(name)),
);

/** How many columns are not used because there is no room for them. */
export const leftOut = computed(() => {
  const now = sheet.value;
  const unused = [...settings.value.unused];
  if (!now || !unused.length) return 0;
  const room = withoutRoom(now, now.columns.indexOf(settings.value.target));
  return unused.filter((name) => room.includes(name)).length;
});

/** What one column is for; there is one target. */
export function use(name: string, as: "input" | "target" | "none"): void {
  const { target, unused } = settings.peek();
  const next = new Set(unused);
  next.delete(name);
  if (as === "none") next.add(name);
  const nextTarget = as === "target" ? name : target === name ? "" : target;
  settings.value = { ...settings.peek(), target: nextTarget, unused: next, plane: null };
}

/** Reads a column of numbers as words, or as numbers again. */
export function readAs(name: string, kind: Kind): void {
  const categories = new Set(settings.peek().categories);
  if (kind === "category") categories.add(name);
  else categories.delete(name);
  settings.value = { ...settings.peek(), categories, plane: null };
}

export const set = (some: Partial<Settings>): void => void (settings.value = { ...settings.peek(), ...some });

/** Data of this table in place of other data. */
export function asTable({ test_share }: DataConfig, content: string): TableData {
  const { target, task, scaling, oneHot, missing, plane, categories } = settings.peek();
  return {
    kind: "table",
    test_share,
    features: [],
    formulas: [],
    unit: 1,
    content,
    header: true,
    target,
    columns: [...inputs.peek()],
    categories: [...categories].filter((name) => inputs.peek().includes(name)),
    task,
    one_hot: oneHot,
    scaling,
    missing,
    plane: plane && [...plane],
    rows: ROWS_USED,
  };
}
