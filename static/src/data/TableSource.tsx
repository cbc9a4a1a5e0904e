/** Where a table comes from, and how its text was read: delimiter and header can be corrected. */
import { t } from "../i18n";
import { toast } from "../store";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Select } from "../ui/Select";
import { DELIMITERS } from "./csv";
import * as table from "./table";
import { MOST_BYTES } from "./useTable";

const NAMES = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

export async function takeFile(file: File): Promise<void> {
  if (file.size > MOST_BYTES) toast.value = { text: t.peek().data.table.tooLarge, bad: true };
  else table.takeText(await file.text());
}

/** Lets the visitor choose a file of rows. */
function chooseFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain";
  input.onchange = () => {
    const file = input.files?.[0];
    if (file) void takeFile(file);
  };
  input.click();
}

export function OpenFile() {
  return (
    <Button icon="upload" look="line" data-testid="table-open" onClick={chooseFile}>
      {t.value.data.table.open}
    </Button>
  );
}

/** How the text was read; gone once cells were changed by hand. */
export function Reading() {
  const words = t.value.data.table;
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
  const words = t.value.data.table;
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
