/** What the network on the page is called, until the visitor calls it otherwise. */
import { spoken, t } from "../i18n";
import { edited, entry, experiment } from "../store";

export function titleNow(): string {
  const here = entry.peek();
  const { untitled, edited: changed } = t.peek().shell;
  const data = experiment.peek()?.data.kind;
  const name = here ? spoken(here.title) : `${untitled}: ${data ? t.peek().data.kind[data] : ""}`;
  return here && edited.peek() ? `${name} · ${changed}` : name;
}
