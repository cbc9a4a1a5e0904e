/** The map by itself on a canvas: a unit is pressed, or chosen with the arrow keys. */
import { useRef } from "preact/hooks";
import { useCanvas } from "../../draw/useCanvas";
import { ink } from "../../theme";
import { cellsIn, unitAt, unitTowards, type Cells } from "./cells";
import { chosen, codebook, selected } from "./model";
import { paintCells, type View } from "./paintCells";
import { unitText } from "./tell";

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Props {
  view: View;
  /** What is seen, in words. */
  label: string;
  testid: string;
}

export function Lattice({ view, label, testid }: Props) {
  const cells = useRef<Cells | null>(null);
  const canvas = useCanvas((g, width, height) => {
    const book = codebook.value;
    if (!book) return;
    cells.current = cellsIn(book, width, height);
    paintCells(g, cells.current, book, view, ink.value);
  });
  const press = (event: PointerEvent): void => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box || !cells.current) return;
    const unit = unitAt(cells.current, event.clientX - box.left, event.clientY - box.top);
    chosen.value = unit === selected.peek() ? null : unit;
  };
  const key = (event: KeyboardEvent): void => {
    const by = ARROWS[event.key];
    if (event.key === "Escape" && chosen.peek() !== null) chosen.value = null;
    else if (by && cells.current && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const now = selected.peek();
      chosen.value = now === null ? 0 : unitTowards(cells.current, now, by[0], by[1]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const unit = selected.value;
  return (
    <div
      class="map-cells"
      role="application"
      tabIndex={0}
      aria-label={`${label} ${unit === null ? "" : unitText(unit)}`}
      data-testid={testid}
      data-value={unit ?? ""}
      onPointerUp={press}
      onKeyDown={key}
    >
      <canvas ref={canvas} aria-hidden="true" class={codebook.value ? "" : "sk"} />
    </div>
  );
}
