/** Files that leave and enter the page: the experiment, the loss curve. */
import { openFile } from "../commands";
import { t } from "../i18n";
import * as store from "../store";
import { csvOf } from "./csv";

const LARGEST = 65_536;
/** Time for the browser to take the file before its address is withdrawn. */
const GRACE_MS = 10_000;

/** Hands a text to the browser as a file. */
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), GRACE_MS);
}

const stem = (): string => store.entry.peek()?.name ?? store.wanted.peek()?.data.kind ?? "experiment";

export function saveExperiment(): void {
  const experiment = store.wanted.peek();
  if (experiment) save(`unknot-${stem()}.json`, "application/json", `${JSON.stringify(experiment, null, 2)}\n`);
}

export function saveCurve(): void {
  const curve = store.curve.peek();
  if (curve.epochs.length) save(`unknot-${stem()}.csv`, "text/csv", csvOf(curve, store.description.peek()?.measures));
  else store.toast.value = { text: t.peek().shell.noCurve };
}

async function read(file: File): Promise<void> {
  const words = t.peek().shell;
  if (file.size > LARGEST) {
    store.toast.value = { text: words.fileTooLong(file.name), bad: true };
    return;
  }
  try {
    openFile(JSON.parse(await file.text()));
  } catch {
    store.toast.value = { text: words.notJson(file.name), bad: true };
  }
}

/** Lets the visitor choose a file and opens it; the server says what is wrong with it. */
export function chooseFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.onchange = () => {
    const file = input.files?.[0];
    if (file) void read(file);
  };
  input.click();
}
