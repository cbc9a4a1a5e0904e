/** The cells of the table, with what each column is for at its head. */
import { late } from "../i18n/late";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import { readBlock } from "./csv";
import { Grid } from "./Grid";
import {
  pasted,
  renamed,
  withCell,
  withColumn,
  withoutColumn,
  withoutRows,
  withRow,
  type Facts,
  type Sheet,
} from "./sheet";
import * as table from "./table";

const USES = ["input", "target", "none"] as const;

interface HeadProps {
  sheet: Sheet;
  column: number;
  facts: Facts | undefined;
}

function Head({ sheet, column, facts }: HeadProps) {
  const words = late.value.editor.table;
  const name = sheet.columns[column] ?? "";
  const { target, unused, categories } = table.settings.value;
  const kind = facts?.kind === "number" && !categories.has(name) ? "number" : "category";
  const use = name === target ? "target" : unused.has(name) ? "none" : "input";
  return (
    <div class="head" data-use={use}>
      <div class="names">
        <input
          aria-label={words.name}
          value={name}
          spellcheck={false}
          onChange={(event) => {
            const next = renamed(sheet, column, event.currentTarget.value);
            if (next === sheet || next.columns === sheet.columns) event.currentTarget.value = name;
            else table.change(next);
          }}
        />
        <Button
          icon="close"
          label={`${words.removeColumn}: ${name}`}
          onClick={() => table.change(withoutColumn(sheet, column))}
        />
      </div>
      <Select
        label={`${words.use}: ${name}`}
        hideLabel
        options={USES.map((value) => ({ value, label: words.uses[value] }))}
        value={use}
        testid={`use-${column}`}
        onChange={(as) => table.use(name, as)}
      />
      {facts && (
        <span class="kind">
          {facts.kind === "number" && use === "input" ? (
            <button
              type="button"
              title={words.readAs}
              aria-label={`${words.readAs}: ${name}, ${words.kinds[kind]}`}
              data-testid={`kind-${column}`}
              data-value={kind}
              onClick={() => table.readAs(name, kind === "number" ? "category" : "number")}
            >
              {words.kinds[kind]}
            </button>
          ) : (
            <span data-testid={`kind-${column}`} data-value={facts.kind}>
              {words.kinds[facts.kind]}
            </span>
          )}{" "}
          · {words.facts(facts.distinct, facts.missing)}
        </span>
      )}
    </div>
  );
}

export function TableGrid({ sheet }: { sheet: Sheet }) {
  const words = late.value.editor.table;
  const facts = table.facts.value;
  return (
    <>
      <Grid
        label={words.cells}
        testid="table-grid"
        names={sheet.columns}
        columns={sheet.columns.map((name, c) => (
          <Head key={name} sheet={sheet} column={c} facts={facts[c]} />
        ))}
        count={sheet.rows.length}
        cell={(row, column) => sheet.rows[row]?.[column] ?? ""}
        onCell={(row, column, text) => {
          table.changeBy((now) => withCell(now, row, column, text));
          return true;
        }}
        onPaste={(row, column, text) => table.changeBy((now) => pasted(now, row, column, readBlock(text)))}
        onRemove={(row) => table.changeBy((now) => withoutRows(now, new Set([row])))}
      />
      <div class="grow-table">
        <Button icon="plus" data-testid="add-row" onClick={() => table.change(withRow(sheet))}>
          {words.addRow}
        </Button>
        <Button icon="plus" data-testid="add-column" onClick={() => table.change(withColumn(sheet, words.column))}>
          {words.addColumn}
        </Button>
      </div>
    </>
  );
}
