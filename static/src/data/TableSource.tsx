/** Where a table comes from, and how its text was read: delimiter and header can be corrected. */
import { language, t } from "../i18n";
import { late } from "../i18n/late";
import { toast } from "../store";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Select } from "../ui/Select";
import { DELIMITERS } from "./csv";
import { decoded } from "./decode";
import * as table from "./table";
import { MOST_BYTES } from "./useTable";

const NAMES = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

/** The text of a file of rows; null where there is none to be used, of which the visitor is told. */
export async function textOf(file: File): Promise<string | null> {
  const { tooLarge, empty } = late.peek().editor.table;
  const { notText } = t.peek().data;
  const text = file.size > MOST_BYTES ? null : decoded(new Uint8Array(await file.arrayBuffer()), language.peek());
  if (text?.trim()) return text;
  toast.value = { text: file.size > MOST_BYTES ? tooLarge : text === null ? notText : empty, bad: true };
  return null;
}

export async function takeFile(file: File): Promise<void> {
  const text = await textOf(file);
  if (text !== null) table.takeText(text);
}

/** Lets the visitor choose a file of rows. */
export function chooseFile(take: (file: File) => Promise<void>): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain";
  input.onchange = () => {
    const file = input.files?.[0];
    if (file) void take(file);
  };
  input.click();
}

export function OpenFile() {
  return (
    <Button icon="upload" look="line" data-testid="table-open" onClick={() => chooseFile(takeFile)}>
      {late.value.editor.table.open}
    </Button>
  );
}

/** How the text was read; gone once cells were changed by hand. */
export function Reading() {
  const words = late.value.editor.table;
  const how = table.reading.value;
  if (!how) return null;
  const { text, delimiter, header, uneven } = how;
  return (
    <>
      <Select
        label={words.delimiter}
        options={DELIMITERS.map((value) => ({ value, label: words.delimiters[NAMES[value]] }))}
        value={delimiter}
        testid="delimiter"
        onChange={(next) => table.takeText(text, { delimiter: next, header })}
      />
      <Checkbox checked={header} testid="header" onChange={(next) => table.takeText(text, { delimiter, header: next })}>
        {words.header}
      </Checkbox>
      {uneven > 0 && <span class="uneven">{words.uneven(uneven)}</span>}
    </>
  );
}

/** What is shown before there is a table. */
export function NoTable() {
  const words = late.value.editor.table;
  return (
    <div class="no-table">
      <p>{words.start}</p>
      <div>
        <OpenFile />
        <Button look="line" icon="pen" data-testid="table-type" onClick={table.startTyping}>
          {words.type}
        </Button>
      </div>
    </div>
  );
}
