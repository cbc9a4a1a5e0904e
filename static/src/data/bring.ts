/** The table of a link that this server does not have, brought here by the visitor's own file. */
import { late } from "../i18n/late";
import { toast } from "../store";
import type { Problem } from "../wire/generated";
import { upload } from "./api";
import { readCsv, writeCsv } from "./csv";
import { sentence } from "./problems";
import { chooseFile, textOf } from "./TableSource";

/** The beginning of the table's name, as the refusal tells it. */
const beginning = ({ got }: Problem): string => /^"([0-9a-f]{8,64})/.exec(got)?.[1] ?? "";

async function take(file: File, name: string): Promise<void> {
  const text = await textOf(file);
  if (text === null) return;
  for (const csv of [writeCsv(readCsv(text).sheet), text]) {
    const answer = await upload(csv);
    if (answer.ok && answer.value.content.startsWith(name)) {
      location.reload();
      return;
    }
    if (!answer.ok && csv === text) {
      toast.value = { text: sentence(answer.problems), bad: true };
      return;
    }
  }
  toast.value = { text: late.peek().editor.table.another, bad: true };
}

/** Lets the visitor choose the file; opens the link again once the table is here. */
export function bringTable(problem: Problem): void {
  const name = beginning(problem);
  if (name) chooseFile((file) => take(file, name));
}
