/** What is pasted or dropped on the page outside of any field: a link of another playground, a table. */
import { pastedLink, playgroundLink } from "./links";
import { t } from "../i18n";
import { toast } from "../store";
import { given } from "./given";

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input,textarea,select,[contenteditable],[role=grid]") !== null;

/** Several lines of several cells each, as a spreadsheet copies them. */
const looksLikeTable = (text: string): boolean => {
  const lines = text.trim().split(/\r?\n/);
  return lines.length > 2 && lines.every((line) => /[\t,;|]/.test(line));
};

/** A file that holds a table, by its name or kind. */
const isTable = ({ name, type }: File): boolean => /\.(csv|tsv|txt)$/i.test(name) || /csv|tab-separated/.test(type);

/** Watches the page; `open` shows a dialog by its name. Returns the function that ends it. */
export function startPasting(open: (dialog: "table" | "playground") => void, tables = true): () => void {
  const paste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || isField(event.target)) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const link = playgroundLink(text);
    if (link) {
      pastedLink.value = link;
      open("playground");
    } else if (tables && looksLikeTable(text)) {
      given.value = text;
      open("table");
    } else return;
    event.preventDefault();
  };
  const over = (event: DragEvent): void => {
    if (tables && event.dataTransfer?.types.includes("Files")) event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (!tables || !file || event.defaultPrevented) return;
    event.preventDefault();
    if (isTable(file)) {
      given.value = file;
      open("table");
    } else toast.value = { text: t.peek().data.notText, bad: true };
  };
  addEventListener("paste", paste);
  addEventListener("dragover", over);
  addEventListener("drop", drop);
  return () => {
    removeEventListener("paste", paste);
    removeEventListener("dragover", over);
    removeEventListener("drop", drop);
  };
}
