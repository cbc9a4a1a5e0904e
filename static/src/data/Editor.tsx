/** The editor of points: a panel beside the running network, so that one sees what a point does. */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { dialog, wanted } from "../store";
import { Button } from "../ui/Button";
import { Segmented } from "../ui/Segmented";
import { Board } from "./Board";
import { without } from "./brushes";
import * as editing from "./editing";
import { saveDots } from "./files";
import { PointTable } from "./PointTable";
import { Tools } from "./Tools";

/** What is said instead of the tools where there are no points to edit. */
function Unsuited() {
  const words = late.value.editor.editor;
  return (
    <div class="unsuited">
      <p>{editing.state.value === "unsuited" ? words.unsuited : t.value.data.unreachable}</p>
      <div class="ways">
        {wanted.value?.data.kind === "table" && (
          <Button
            look="line"
            icon="table"
            data-testid="edit-table"
            onClick={() => {
              editing.closeEditor();
              dialog.value = "table";
            }}
          >
            {t.value.data.editTable}
          </Button>
        )}
        <Button look="line" data-testid="start-empty" onClick={editing.startEmpty}>
          {words.startEmpty}
        </Button>
      </div>
    </div>
  );
}

function Counts() {
  const dots = editing.dots.value;
  const test = dots.filter((d) => d.test).length;
  return (
    <p class="counts" data-testid="drawn-counts">
      {late.value.editor.editor.counts(dots.length - test, test)}
    </p>
  );
}

/** What can be done with the points that are chosen, or with all of them. */
function Actions() {
  const words = late.value.editor.editor;
  const { chosen, dots } = editing;
  const some = chosen.value.size > 0;
  const move = (test: boolean): void =>
    editing.putOnce(dots.peek().map((d) => (chosen.peek().has(d.id) ? { ...d, test } : d)));
  return (
    <div class="acts">
      {some ? (
        <>
          <Button icon="remove" label={words.remove} data-testid="remove-chosen" onClick={editing.removeChosen} />
          <Button onClick={() => move(false)}>{words.toTrain}</Button>
          <Button onClick={() => move(true)}>{words.toTest}</Button>
        </>
      ) : (
        <>
          <Button data-testid="choose-all" disabled={!dots.value.length} onClick={editing.chooseAll}>
            {words.selectAll}
          </Button>
          <Button
            data-testid="clear"
            disabled={!dots.value.length}
            onClick={() => editing.putOnce(without(dots.peek(), new Set(dots.peek().map(({ id }) => id))))}
          >
            {words.clear}
          </Button>
          {!editing.enough.value && (
            <Button data-testid="bring-back" onClick={editing.bringBack}>
              {words.bringBack}
            </Button>
          )}
        </>
      )}
      <div class="grow" />
      <Button icon="upload" label={words.openCsv} data-testid="points-open" onClick={() => (dialog.value = "table")} />
      <Button icon="download" label={words.saveCsv} data-testid="points-save" onClick={saveDots} />
    </div>
  );
}

/** While too few points are drawn the run knows nothing of them, and undo brings back what it has. */
function undoHere(event: KeyboardEvent): void {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  if (!isUndo || editing.state.peek() !== "ready" || editing.enough.peek()) return;
  event.preventDefault();
  event.stopPropagation();
  editing.bringBack();
}

export default function Editor() {
  const words = late.value.editor.editor;
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>(".board")?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    addEventListener("keydown", undoHere, { capture: true });
    return () => removeEventListener("keydown", undoHere, { capture: true });
  }, []);
  const { view, state } = editing;
  return (
    <section
      ref={panel}
      class="data-editor"
      role="dialog"
      aria-label={words.title}
      data-testid="data-editor"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        editing.closeEditor();
      }}
    >
      <div class="eh">
        <h2>{words.title}</h2>
        <div class="grow" />
        <Segmented
          tabs
          label={words.title}
          options={[
            { value: "plane", label: words.views.plane },
            { value: "table", label: words.views.table },
          ]}
          value={view.value}
          onChange={(next) => (view.value = next)}
        />
        <Button icon="close" label={t.value.shell.close} data-testid="editor-close" onClick={editing.closeEditor} />
      </div>
      {state.value === "unsuited" || state.value === "unreachable" ? (
        <Unsuited />
      ) : (
        <>
          {view.value === "plane" ? (
            <>
              <Tools />
              <Board />
            </>
          ) : (
            <PointTable />
          )}
          <Counts />
          <Actions />
        </>
      )}
    </section>
  );
}
