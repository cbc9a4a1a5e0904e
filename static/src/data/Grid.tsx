/** A table of texts that is typed in: only the rows in view exist, arrow keys walk, paste takes blocks from a spreadsheet. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { late } from "../i18n/late";

interface Props {
  label: string;
  columns: readonly ComponentChildren[];
  names: readonly string[];
  count: number;
  cell: (row: number, column: number) => string;
  /** A cell was typed. Returns false where the text is refused. */
  onCell: (row: number, column: number, text: string) => boolean;
  onPaste: (row: number, column: number, text: string) => void;
  onRemove: (row: number) => void;
  testid: string;
}

const ROW = 26;
const SPARE = 6;

interface At {
  row: number;
  column: number;
}

export function Grid({ label, columns, names, count, cell, onCell, onPaste, onRemove, testid }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const view = useSignal({ top: 0, height: 260 });
  const at = useSignal<At>({ row: 0, column: 0 });
  const typing = useSignal<string | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = (): void => void (view.value = { top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(view.value.top / ROW) - SPARE);
  const last = Math.min(count, Math.ceil((view.value.top + view.value.height) / ROW) + SPARE);
  const width = names.length;

  /** Moves to a cell, brings it into view and gives it the focus. */
  const go = (row: number, column: number): void => {
    const next = { row: Math.max(0, Math.min(count - 1, row)), column: Math.max(0, Math.min(width - 1, column)) };
    typing.value = null;
    at.value = next;
    const element = frame.current;
    if (!element) return;
    const top = next.row * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + 2 * ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = top + 2 * ROW - element.clientHeight;
    view.value = { top: element.scrollTop, height: element.clientHeight };
    // Until the cell is drawn its keys are the table's, so that none is lost however fast one types.
    element.focus({ preventScroll: true });
    requestAnimationFrame(() => {
      if (typing.peek() === null && document.activeElement === element)
        element.querySelector<HTMLElement>("[data-at]")?.focus({ preventScroll: true });
    });
  };
  const commit = (): void => {
    const text = typing.peek();
    typing.value = null;
    const { row, column } = at.peek();
    if (text !== null && text !== cell(row, column)) onCell(row, column, text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { row, column } = at.peek();
    const isTyping = typing.peek() !== null;
    const page = Math.max(1, Math.floor(view.peek().height / ROW) - 1);
    const moves: Record<string, At> = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      PageUp: { row: row - page, column },
      PageDown: { row: row + page, column },
      ...(isTyping
        ? {}
        : {
            ArrowLeft: { row, column: column - 1 },
            ArrowRight: { row, column: column + 1 },
            Home: { row, column: 0 },
            End: { row, column: width - 1 },
          }),
    };
    const move = moves[event.key];
    if (event.key === "Enter") {
      if (isTyping) {
        commit();
        go(row + 1, column);
      } else typing.value = cell(row, column);
    } else if (event.key === "Escape" && isTyping) go(row, column);
    else if (move) {
      commit();
      go(move.row, move.column);
    } else if (!isTyping && event.key === "Delete" && event.shiftKey) onRemove(row);
    else if (!isTyping && (event.key === "Delete" || event.key === "Backspace")) onCell(row, column, "");
    else if (event.target instanceof HTMLInputElement) return;
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
      typing.value = (typing.peek() ?? "") + event.key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    if (at.peek().row >= count) at.value = { ...at.peek(), row: Math.max(0, count - 1) };
  }, [count]);

  return (
    <div
      ref={frame}
      class="grid"
      role="grid"
      tabIndex={-1}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={width}
      data-testid={testid}
      data-value={count}
      style={{ "--columns": width }}
      onScroll={(event) => (view.value = { ...view.peek(), top: event.currentTarget.scrollTop })}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        const text = event.clipboardData?.getData("text/plain");
        if (!text || typing.peek() !== null) return;
        event.preventDefault();
        event.stopPropagation();
        onPaste(at.peek().row, at.peek().column, text);
      }}
    >
      <div class="gh" role="row" aria-rowindex={1}>
        <span class="no" />
        {columns.map((head, c) => (
          <span key={names[c]} role="columnheader" aria-colindex={c + 1}>
            {head}
          </span>
        ))}
      </div>
      <div class="gb" style={{ height: `${count * ROW}px` }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).map((row) => (
          <div key={row} class="gr" role="row" aria-rowindex={row + 2} style={{ top: `${row * ROW}px` }}>
            <button
              type="button"
              class="no"
              tabIndex={-1}
              aria-label={late.value.editor.table.removeRow(row + 1)}
              title={late.value.editor.table.removeRow(row + 1)}
              onClick={() => onRemove(row)}
            >
              {row + 1}
            </button>
            {names.map((name, column) => {
              const here = at.value.row === row && at.value.column === column;
              const typed = here ? typing.value : null;
              return (
                <span
                  key={name}
                  class="gc"
                  role="gridcell"
                  aria-colindex={column + 1}
                  tabIndex={here ? 0 : -1}
                  data-at={here ? "" : undefined}
                  data-cell={`${row}/${column}`}
                  onFocus={() => {
                    if (!here) at.value = { row, column };
                  }}
                  onMouseDown={() => {
                    if (!here) {
                      commit();
                      at.value = { row, column };
                    }
                  }}
                  onDblClick={() => (typing.value = cell(row, column))}
                >
                  {typed === null ? (
                    cell(row, column)
                  ) : (
                    <input
                      ref={(input) => input?.focus({ preventScroll: true })}
                      value={typed}
                      aria-label={name}
                      onInput={(event) => (typing.value = event.currentTarget.value)}
                      onBlur={commit}
                    />
                  )}
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
