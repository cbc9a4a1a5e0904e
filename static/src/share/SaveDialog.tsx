/** Saving under a name, in this browser; and what is saved: opened, renamed, deleted. */
import { signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { MOST_WEIGHTS } from "../edit/limits";
import { whole } from "../format";
import { language, t } from "../i18n";
import { late } from "../i18n/late";
import { dialog, experiment, snapshot } from "../store";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { encodeFragment } from "./codec";
import { discard, keepAs, putBack, rename, saves, type Failure, type Save } from "./kept";
import { titleNow } from "./title";

const close = (): void => void (dialog.value = null);

/** What has just been done, or could not be; said in the dialog, since nothing beside it can be pressed meanwhile. */
const said = signal<{ text: string; bad?: boolean; undo?: () => void } | null>(null);

function tell(failure: Failure): void {
  const words = late.peek().building.saves;
  said.value = { text: failure === "full" ? words.full : words.failed, bad: true };
}

function Said() {
  const now = said.value;
  return (
    <div class={`said${now?.bad ? " bad" : ""}`} role={now?.bad ? "alert" : "status"} data-testid="save-said">
      {now?.text}
      {now?.undo && (
        <Button
          look="line"
          data-testid="save-undo"
          onClick={() => {
            now.undo?.();
            said.value = null;
          }}
        >
          {late.value.building.saves.undo}
        </Button>
      )}
    </div>
  );
}

/** The network as it is now, under a name. */
function SaveForm() {
  const words = late.value.building.saves;
  const name = useSignal(titleNow());
  const trained = snapshot.value;
  const fits = trained !== null && trained.values.length <= MOST_WEIGHTS;
  const withWeights = useSignal(fits && trained.step > 0);
  const save = async (): Promise<void> => {
    const now = experiment.peek();
    const title = name.peek().trim();
    if (!now || !title) return;
    const fragment = await encodeFragment(now, withWeights.peek() && trained ? trained : undefined);
    const failure = keepAs(title, fragment);
    if (failure) tell(failure);
    else said.value = { text: words.saved(title) };
  };
  return (
    <form
      class="saveform"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="fld">
        <span>{words.name}</span>
        <input
          type="text"
          autofocus
          maxLength={80}
          value={name.value}
          data-testid="save-name"
          onInput={(event) => (name.value = event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <Button type="submit" look="primary" icon="save" data-testid="save-keep" disabled={!name.value.trim()}>
        {words.keep}
      </Button>
      <Checkbox checked={withWeights.value} disabled={!fits} onChange={(on) => (withWeights.value = on)}>
        {trained && !fits ? words.tooMany : words.weights(whole(trained?.step ?? 0))}
      </Checkbox>
    </form>
  );
}

function Row({ save }: { save: Save }) {
  const words = late.value.building.saves;
  const renaming = useSignal(false);
  const date = new Date(save.date);
  const step = /&s=(\d+)/.exec(save.fragment)?.[1];
  const apply = (title: string): void => {
    renaming.value = false;
    const failure = title.trim() && title.trim() !== save.title ? rename(save, title.trim()) : null;
    if (failure) tell(failure);
  };
  const remove = (): void => {
    const failure = discard(save);
    if (failure) tell(failure);
    else said.value = { text: words.removed(save.title), undo: () => void putBack(save) };
  };
  return (
    <li data-testid="save" data-value={save.title}>
      {renaming.value ? (
        <input
          type="text"
          class="newname"
          autofocus
          maxLength={80}
          aria-label={words.renamed}
          defaultValue={save.title}
          data-testid="save-rename"
          ref={(element) => element?.focus()}
          onBlur={(event) => apply(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") apply(event.currentTarget.value);
            else if (event.key !== "Escape") return;
            renaming.value = false;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      ) : (
        <a href={`/lab#${save.fragment}`} onClick={close} data-testid="save-open" aria-label={words.open(save.title)}>
          <b>{save.title}</b>
          <span>
            {Number.isNaN(date.getTime())
              ? ""
              : date.toLocaleString(language.value, { dateStyle: "medium", timeStyle: "short" })}
            {step !== undefined && ` · ${words.step(whole(Number(step)))}`}
          </span>
        </a>
      )}
      <Button
        icon="pen"
        label={words.rename(save.title)}
        data-testid="save-edit"
        onClick={() => (renaming.value = true)}
      />
      <Button icon="remove" label={words.remove(save.title)} data-testid="save-delete" onClick={remove} />
    </li>
  );
}

export default function SaveDialog() {
  useEffect(() => () => void (said.value = null), []);
  const words = late.value.building.saves;
  return (
    <Dialog title={t.value.build.save} closeLabel={t.value.shell.close} class="savedlg" onClose={close}>
      <div class="db">
        <SaveForm />
        <Said />
        <h3>{words.yours}</h3>
        {saves.value.length ? (
          <ul class="saves">
            {saves.value.map((save) => (
              <Row key={save.date + save.fragment.slice(0, 24)} save={save} />
            ))}
          </ul>
        ) : (
          <p>{words.none}</p>
        )}
      </div>
    </Dialog>
  );
}
