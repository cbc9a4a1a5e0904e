/** A table as data: from a file, the clipboard or typed; its columns get their parts, and one sees what comes of it. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { edit } from "../commands";
import { changeData, mendOutput, tellClasses } from "../edit";
import { percent } from "../format";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { dialog, wanted } from "../store";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { download } from "./api";
import { dotsOfSheet, writeCsv } from "./csv";
import * as editing from "./editing";
import { openEditor } from "./opening";
import { saveText } from "./files";
import { given } from "./given";
import { sentence } from "./problems";
import { SamplePicture } from "./SamplePicture";
import type { Sheet } from "./sheet";
import * as table from "./table";
import { TableGrid } from "./TableGrid";
import { TableSettings } from "./TableSettings";
import { NoTable, OpenFile, Reading, takeFile } from "./TableSource";
import { useTrial, type Trial } from "./useTable";

/** Begins with what was dropped or pasted, else with the table of the run. Returns what is wrong with it. */
async function begin(): Promise<string | null> {
  const now = given.peek();
  given.value = null;
  const data = wanted.peek()?.data;
  if (now instanceof File) await takeFile(now);
  else if (now !== null) table.takeText(now);
  else if (data?.kind === "table") {
    const text = await download(data.content);
    if (text === null) return late.peek().editor.table.notHere;
    table.takeUp(data, text);
  }
  return null;
}

function apply({ content, answer }: Trial): void {
  if (!answer.ok) return;
  const { classes } = answer.value;
  dialog.value = null;
  edit((draft) => {
    const before = draft.data;
    const data = table.asTable(before, content);
    tellClasses(data, classes);
    changeData(draft, () => data);
    mendOutput(draft);
  });
}

function asPoints(sheet: Sheet): void {
  const found = dotsOfSheet(sheet);
  if (!found) return;
  dialog.value = null;
  openEditor();
  editing.replaceBy(found.dots, found.numbers);
}

/** How much there is; where the text had more, or more than the network has inputs for, that too. */
function found(sheet: Sheet): string {
  const words = late.value.editor.table;
  const [rows, columns] = [sheet.rows.length, sheet.columns.length];
  const how = table.reading.value;
  const isCut = how && (how.rows > rows || how.columns > columns);
  return isCut ? words.foundOf(rows, columns, how.rows, how.columns) : words.found(rows, columns);
}

/** What there is to know of a table that can be trained on. */
function remark(sheet: Sheet): string {
  const words = late.value.editor.table;
  const left = table.leftOut.value;
  if (left) return words.narrow(left);
  return sheet.rows.length > table.ROWS_USED ? words.drawn(table.ROWS_USED, sheet.rows.length) : words.uploaded;
}

/** What is still to be chosen, or what the server has against the table. */
function hint(trial: Trial | null): string | null {
  const words = late.value.editor.table;
  if (!table.settings.value.target) return words.noTarget;
  if (!table.inputs.value.length) return words.noInput;
  return trial && !trial.answer.ok ? sentence(trial.answer.problems) : null;
}

function Table({ sheet }: { sheet: Sheet }) {
  const words = late.value.editor.table;
  const trial = useTrial().value;
  const sample = trial?.answer.ok ? trial.answer.value : null;
  const wrong = hint(trial);
  return (
    <>
      <div class="table-source">
        <OpenFile />
        <Reading />
        <div class="grow" />
        <span class="found" data-testid="table-found">
          {found(sheet)}
        </span>
      </div>
      <div class="table-body">
        <div class="table-cells">
          <TableGrid sheet={sheet} />
        </div>
        <div class="aside">
          <SamplePicture sample={sample} label={words.preview} />
          {sample?.share && <p class="share">{words.share(percent(sample.share.reduce((a, b) => a + b, 0)))}</p>}
          <TableSettings sample={sample} />
        </div>
      </div>
      <div class="df">
        <p class={wrong ? "trouble" : ""} role="status" data-testid="table-hint">
          {wrong ?? remark(sheet)}
        </p>
        <div class="grow" />
        <Button icon="download" label={words.save} data-testid="table-save" onClick={() => saveText(writeCsv(sheet))} />
        {dotsOfSheet(sheet) && (
          <Button icon="pen" data-testid="table-points" onClick={() => asPoints(sheet)}>
            {words.asPoints}
          </Button>
        )}
        <Button look="primary" disabled={!sample} data-testid="table-apply" onClick={() => trial && apply(trial)}>
          {words.apply}
        </Button>
      </div>
    </>
  );
}

export default function TableDialog() {
  const words = late.value.editor.table;
  const problem = useSignal<string | null>(null);
  const over = useSignal(false);
  useEffect(() => {
    table.forget();
    void begin().then((wrong) => (problem.value = wrong));
  }, []);
  const sheet = table.sheet.value;
  return (
    <Dialog
      title={words.title}
      closeLabel={t.value.shell.close}
      class={`table-dialog${over.value ? " over" : ""}`}
      onClose={() => (dialog.value = null)}
    >
      <div
        class="table-drop"
        data-testid="table-drop"
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => (over.value = false)}
        onDrop={(event) => {
          over.value = false;
          const file = event.dataTransfer?.files[0];
          if (!file) return;
          event.preventDefault();
          void takeFile(file);
        }}
        onPaste={(event) => {
          const text = event.clipboardData?.getData("text/plain") ?? "";
          const inField = event.target instanceof Element && event.target.closest("input,textarea,select");
          if (event.defaultPrevented || inField || !text.trim()) return;
          event.preventDefault();
          table.takeText(text);
        }}
      >
        {problem.value && (
          <p class="trouble lost" role="alert">
            {problem.value}
          </p>
        )}
        {sheet ? <Table sheet={sheet} /> : <NoTable />}
      </div>
    </Dialog>
  );
}
