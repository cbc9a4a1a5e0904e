/** The measured figure of a gallery entry, computed from the run, with the entry's guide. */
import figures from "folder:figures";
import { useSignal } from "@preact/signals";
import { phone } from "../geometry";
import { spoken } from "../i18n";
import { late } from "../i18n/late";
import { description, entry } from "../store";
import { Button } from "../ui/Button";

export function FigureCard() {
  const closed = useSignal(phone.peek());
  const here = entry.value;
  const figure = figures.find(({ name }) => name === here?.figure);
  if (!here || !figure || !description.value) return null;
  const words = late.value.figures;
  const open = !closed.value;
  return (
    <aside
      class={`figure${open ? "" : " closed"}`}
      aria-label={words.title}
      data-testid="figure"
      data-value={figure.name}
    >
      <div class="figsaid">
        {open ? (
          <>
            <h2>{words.title}</h2>
            <p>{spoken(here.guide)}</p>
          </>
        ) : (
          <Button data-testid="figure-open" onClick={() => (closed.value = false)}>
            {words.show}
          </Button>
        )}
      </div>
      {open && (
        <div class="measured">
          <figure.Component />
        </div>
      )}
      {open && (
        <Button
          class="shut"
          icon="close"
          label={words.hide}
          data-testid="figure-close"
          onClick={() => (closed.value = true)}
        />
      )}
    </aside>
  );
}
