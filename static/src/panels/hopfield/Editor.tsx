/** Pictures to remember, drawn by hand: one of them large, all of them beside it. */
import { useSignal, type Signal } from "@preact/signals";
import { edit } from "../../commands";
import { useCanvas } from "../../draw/useCanvas";
import { wanted } from "../../store";
import { ink } from "../../theme";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { NumberField } from "../../ui/NumberField";
import { blank, dataOf, drawingOf, lettered, LONGEST, MOST, resized, scattered, type Drawing } from "./drawing";
import { now } from "./now";
import { fitted } from "./pixels";
import { words } from "./words";

interface Held {
  drawing: Signal<Drawing>;
  /** The picture that is drawn on. */
  at: Signal<number>;
}

function paint(
  g: CanvasRenderingContext2D,
  { width: columns, height: rows }: Drawing,
  picture: readonly boolean[],
  width: number,
  height: number,
): void {
  const { left, top, side } = fitted(rows, columns, width, height);
  const gap = side >= 6 ? 1 : 0;
  picture.forEach((inked, pixel) => {
    g.fillStyle = inked ? ink.value.ink : ink.value.surface;
    g.fillRect(left + (pixel % columns) * side, top + Math.floor(pixel / columns) * side, side - gap, side - gap);
  });
}

function Thumbnail({ drawing, index }: { drawing: Signal<Drawing>; index: number }) {
  const ref = useCanvas((g, width, height) => {
    const picture = drawing.value.pictures[index];
    if (picture) paint(g, drawing.value, picture, width, height);
  });
  return <canvas ref={ref} class="hop-pic" aria-hidden="true" />;
}

/** The picture, large: a press turns a pixel over, and a stroke goes on with what it became. */
function Board({ drawing, at }: Held) {
  const stroke = useSignal<boolean | null>(null);
  const cross = useSignal<number | null>(null);
  const { editor, net } = words.value;
  const ref = useCanvas((g, width, height) => {
    const picture = drawing.value.pictures[at.value];
    if (!picture) return;
    paint(g, drawing.value, picture, width, height);
    const { width: columns, height: rows } = drawing.value;
    const { left, top, side } = fitted(rows, columns, width, height);
    if (cross.value === null) return;
    g.strokeStyle = ink.value["pos-dot"];
    g.lineWidth = 2;
    g.strokeRect(left + (cross.value % columns) * side, top + Math.floor(cross.value / columns) * side, side, side);
  });
  const set = (pixel: number, inked: boolean): void => {
    const { pictures } = drawing.value;
    const next = pictures.map((picture, i) =>
      i === at.value ? picture.map((p, j) => (j === pixel ? inked : p)) : picture,
    );
    drawing.value = { ...drawing.value, pictures: next };
  };
  const isInk = (pixel: number): boolean => drawing.value.pictures[at.value]?.[pixel] ?? false;
  const pixelAt = (event: PointerEvent): number | null => {
    const bounds = ref.current?.getBoundingClientRect();
    if (!bounds) return null;
    const { width: columns, height: rows } = drawing.value;
    const { left, top, side } = fitted(rows, columns, bounds.width, bounds.height);
    const column = Math.floor((event.clientX - bounds.left - left) / side);
    const row = Math.floor((event.clientY - bounds.top - top) / side);
    return row >= 0 && column >= 0 && row < rows && column < columns ? row * columns + column : null;
  };
  const onKey = (event: KeyboardEvent): void => {
    const { width: columns, height: rows } = drawing.value;
    const pixel = cross.value ?? 0;
    const by = { ArrowUp: -columns, ArrowDown: columns, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) cross.value = Math.max(0, Math.min(columns * rows - 1, pixel + by));
    else if (event.key === " ") set(pixel, !isInk(pixel));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="board"
      role="application"
      tabIndex={0}
      aria-label={editor.board(at.value + 1)}
      aria-description={net.keys}
      data-testid="hop-board"
      data-value={drawing.value.pictures[at.value]?.map(Number).join("")}
      onPointerDown={(event) => {
        const pixel = pixelAt(event);
        if (pixel === null) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        stroke.value = !isInk(pixel);
        set(pixel, stroke.value);
      }}
      onPointerMove={(event) => {
        const pixel = stroke.value === null ? null : pixelAt(event);
        if (pixel !== null && stroke.value !== null) set(pixel, stroke.value);
      }}
      onPointerUp={() => (stroke.value = null)}
      onPointerCancel={() => (stroke.value = null)}
      onFocus={(event) => {
        if (event.currentTarget.matches(":focus-visible")) cross.value ??= 0;
      }}
      onBlur={() => (cross.value = null)}
      onKeyDown={onKey}
    >
      <canvas ref={ref} aria-hidden="true" />
    </div>
  );
}

function Tools({ drawing, at }: Held) {
  const { editor } = words.value;
  const { width, height, pictures } = drawing.value;
  const add = (picture: boolean[]): void => {
    if (pictures.length >= MOST) return;
    drawing.value = { width, height, pictures: [...pictures, picture] };
    at.value = pictures.length;
  };
  const remove = (): void => {
    const left = pictures.filter((_, i) => i !== at.value);
    drawing.value = { width, height, pictures: left.length ? left : [blank(width, height)] };
    at.value = Math.min(at.value, Math.max(0, left.length - 1));
  };
  const full = pictures.length >= MOST;
  return (
    <div class="tools">
      <Button look="line" icon="plus" disabled={full} data-testid="hop-add" onClick={() => add(blank(width, height))}>
        {editor.blank}
      </Button>
      <Button look="line" icon="dice" disabled={full} onClick={() => add(scattered(width, height))}>
        {editor.random}
      </Button>
      <label class="fld">
        <span>{editor.letter}</span>
        <input
          type="text"
          maxLength={2}
          value=""
          disabled={full}
          autocomplete="off"
          data-testid="hop-letter"
          onInput={(event) => {
            const [character] = event.currentTarget.value;
            event.currentTarget.value = "";
            if (character?.trim()) add(lettered(character, width, height));
          }}
        />
      </label>
      <Button look="line" icon="remove" data-testid="hop-remove" onClick={remove}>
        {editor.remove}
      </Button>
      <NumberField
        label={editor.width}
        value={width}
        integer
        min={2}
        max={LONGEST}
        step={1}
        onCommit={(value) => (drawing.value = resized(drawing.value, value ?? width, height))}
      />
      <NumberField
        label={editor.height}
        value={height}
        integer
        min={2}
        max={LONGEST}
        step={1}
        onCommit={(value) => (drawing.value = resized(drawing.value, width, value ?? height))}
      />
    </div>
  );
}

export function Editor({ onClose }: { onClose: () => void }) {
  const { editor } = words.value;
  const data = wanted.peek()?.data;
  const drawing = useSignal<Drawing>(
    drawingOf(data ?? dataOf({ width: 8, height: 8, pictures: [] }), now.peek()?.pictures),
  );
  const at = useSignal(0);
  const remember = (): void => {
    const drawn = dataOf(drawing.value);
    edit((draft) => {
      draft.data = drawn;
    });
    onClose();
  };
  return (
    <Dialog title={editor.title} closeLabel={editor.close} onClose={onClose} class="hop-editor">
      <div class="inside">
        <Board drawing={drawing} at={at} />
        <div class="side">
          <div class="list" role="radiogroup" aria-label={editor.pictures}>
            {drawing.value.pictures.map((_, index) => (
              <button
                key={index}
                type="button"
                role="radio"
                aria-checked={index === at.value}
                aria-label={words.value.number(index + 1)}
                onClick={() => (at.value = index)}
              >
                <Thumbnail drawing={drawing} index={index} />
              </button>
            ))}
          </div>
          <Tools drawing={drawing} at={at} />
        </div>
      </div>
      <div class="df">
        <div class="grow" />
        <Button onClick={onClose}>{editor.cancel}</Button>
        <Button look="primary" data-testid="hop-remember" onClick={remember}>
          {editor.remember}
        </Button>
      </div>
    </Dialog>
  );
}
