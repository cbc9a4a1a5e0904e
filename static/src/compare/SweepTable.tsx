/** The numbers of a sweep as a table, in the order that the visitor chooses. */
import { useSignal } from "@preact/signals";
import { whole } from "../format";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { hasSecond, isScore, testName, tested, trainName, writer, type Quantity } from "../measured";
import { experiment } from "../store";
import { Button } from "../ui/Button";
import { valueName } from "./valueName";
import type { Plan } from "./plan";
import { settingName } from "./differences";
import type { SweepRun } from "./sweepRun";

const written =
  (quantity: Quantity) =>
  (value: Sortable): string =>
    writer(quantity)(Number(value));

/** A number or a word of a cell; numbers that are not there go last. */
type Sortable = number | string;

export function inOrder(columns: readonly (readonly Sortable[])[], by: number, down: boolean): number[] {
  const column = columns[by] ?? [];
  const rows = (columns[0] ?? []).map((_, i) => i);
  const missing = (value: Sortable | undefined): boolean => typeof value === "number" && !Number.isFinite(value);
  return rows.sort((i, j) => {
    const [a, b] = [column[i] ?? NaN, column[j] ?? NaN];
    if (missing(a) || missing(b)) return Number(missing(a)) - Number(missing(b)) || i - j;
    const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
    return (down ? -order : order) || i - j;
  });
}

interface Props {
  run: SweepRun;
  axes: Plan["axes"];
  best: number;
  open: (cell: number) => void;
}

export function SweepTable({ run, axes, best, open }: Props) {
  const { sweep: words } = late.value;
  const { link } = t.value;
  const sorted = useSignal({ by: isScore.peek() ? axes.length + Number(tested.peek()) : NaN, down: false });
  const cells = run.cells.value;
  const state = run.state.value;
  const problems = cells.map(({ problem }) => problem && link.phrase(problem));
  const numbers = (data: ArrayLike<number> | undefined): number[] => cells.map((_, i) => data?.[i] ?? NaN);
  const columns: { name: string; values: Sortable[]; write: (value: Sortable) => string }[] = [
    ...axes.map(({ path }, axis) => ({
      name: settingName(path, t.value, experiment.value ?? undefined),
      values: cells.map(({ values }) => {
        const value = values[axis];
        return typeof value === "number" ? value : valueName(path, value);
      }),
      write: String,
    })),
    { name: trainName("loss"), values: numbers(state?.loss_train.data), write: written("loss") },
    ...(tested.value
      ? [{ name: testName("loss"), values: numbers(state?.loss_test.data), write: written("loss") }]
      : []),
    ...(tested.value && hasSecond.value
      ? [{ name: testName("accuracy"), values: numbers(state?.accuracy_test.data), write: written("accuracy") }]
      : []),
    ...(cells.some(({ parameters }) => parameters > 0)
      ? [
          {
            name: words.size,
            values: cells.map(({ parameters }) => parameters),
            write: (v: Sortable) => whole(Number(v)),
          },
        ]
      : []),
  ];
  const { by, down } = sorted.value;
  const rows = inOrder(
    columns.map(({ values }) => values),
    by,
    down,
  );
  return (
    <div class="table" tabIndex={0} role="region" aria-label={words.table}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name }, i) => (
              <th key={i} scope="col" aria-sort={i !== by ? "none" : down ? "descending" : "ascending"}>
                <button
                  type="button"
                  data-testid={`sort-${i}`}
                  onClick={() => (sorted.value = { by: i, down: i === by && !down })}
                >
                  {name} {i === by ? (down ? "↓" : "↑") : ""}
                </button>
              </th>
            ))}
            <th scope="col">
              <span class="vh">{words.open}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row} data-testid="sweep-row" data-value={row}>
              {columns.map(({ values, write }, i) => (
                <td key={i}>
                  {row === best && i === 0 ? <b>{write(values[row] ?? "")}</b> : write(values[row] ?? "")}
                </td>
              ))}
              <td>
                {problems[row] ?? (
                  <Button data-testid={`open-${row}`} onClick={() => open(row)}>
                    {words.open}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
