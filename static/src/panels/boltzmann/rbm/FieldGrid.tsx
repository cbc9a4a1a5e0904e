/** The weights of every hidden unit as a picture; those that the shown picture turns on are framed. */
import { useRef } from "preact/hooks";
import { useCanvas } from "../../../draw/useCanvas";
import { percent, signed } from "../../../format";
import { ink } from "../../../theme";
import { paintSigned, sizeOfPictures, valueOf, type Box } from "../pixels";
import { words } from "../words";
import { fields, hidden, reach, reconstruction, unit } from "./now";

const GAP = 5;

interface Layout {
  across: number;
  /** Of a place, with its gap. */
  width: number;
  height: number;
  left: number;
  top: number;
  /** Of a pixel. */
  side: number;
}

/** As many in a row as make the pictures largest. */
function arranged(count: number, rows: number, columns: number, width: number, height: number): Layout {
  let best = { across: 1, side: 0 };
  for (let across = 1; across <= count; across++) {
    const down = Math.ceil(count / across);
    const side = Math.min((width / across - GAP) / columns, (height / down - GAP) / rows);
    if (side > best.side) best = { across, side };
  }
  const { across } = best;
  const side = best.side >= 3 ? Math.floor(2 * best.side) / 2 : best.side;
  const [w, h] = [side * columns + GAP, side * rows + GAP];
  return {
    across,
    side,
    width: w,
    height: h,
    left: (width - w * across) / 2,
    top: (height - h * Math.ceil(count / across)) / 2,
  };
}

const boxOf = ({ across, width, height, left, top, side }: Layout, at: number): Box => ({
  left: left + (at % across) * width + GAP / 2,
  top: top + Math.floor(at / across) * height + GAP / 2,
  side,
});

export function FieldGrid() {
  const layout = useRef<Layout | null>(null);
  const ref = useCanvas((g, width, height) => {
    const told = fields.value;
    if (!told) return false;
    const [rows, columns] = sizeOfPictures();
    const count = told.fields.shape[0] ?? 0;
    const places = (layout.current = arranged(count, rows, columns, width, height));
    const { ink: full, "ink-3": quiet } = ink.value;
    const shown = reconstruction.value?.hidden;
    for (let at = 0; at < count; at++) {
      const box = boxOf(places, at);
      const from = at * rows * columns;
      paintSigned(g, box, rows, columns, (pixel) => valueOf(told.fields, from + pixel), reach.value);
      const [w, h] = [box.side * columns, box.side * rows];
      const chance = shown ? valueOf(shown, at) : 0;
      if (chance > 0.5 || at === told.unit) {
        const chosen = at === told.unit;
        g.globalAlpha = chosen ? 1 : 2 * chance - 1;
        g.strokeStyle = chosen ? full : quiet;
        g.lineWidth = chosen ? 2.5 : 1.5;
        g.strokeRect(box.left - 1.5, box.top - 1.5, w + 3, h + 3);
        g.globalAlpha = 1;
      }
    }
    return false;
  }, 20);
  const choose = (event: PointerEvent): void => {
    const places = layout.current;
    const canvas = ref.current;
    if (!places || !canvas) return;
    const bounds = canvas.getBoundingClientRect();
    const column = Math.floor((event.clientX - bounds.left - places.left) / places.width);
    const row = Math.floor((event.clientY - bounds.top - places.top) / places.height);
    const at = row * places.across + column;
    if (column >= 0 && column < places.across && row >= 0 && at < hidden.value) unit.value = at;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const across = layout.current?.across ?? 1;
    const moves: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across };
    const move = event.key === "Home" ? -unit.value : event.key === "End" ? hidden.value : moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    unit.value = Math.max(0, Math.min(hidden.value - 1, unit.value + move));
  };
  const now = fields.value;
  const at = now?.unit ?? 0;
  const told = now
    ? words.value.rbm.unitNow(at + 1, hidden.value, percent(valueOf(now.often, at)), signed(now.hidden.data[at] ?? 0))
    : "";
  return (
    <div
      class="bm-fields"
      role="slider"
      tabIndex={0}
      aria-label={words.value.rbm.choose}
      aria-valuemin={1}
      aria-valuemax={hidden.value}
      aria-valuenow={at + 1}
      aria-valuetext={told}
      data-testid="bm-fields"
      data-value={at}
      onPointerDown={choose}
      onPointerMove={(event) => event.buttons && choose(event)}
      onKeyDown={onKeyDown}
    >
      <canvas ref={ref} aria-hidden="true" />
    </div>
  );
}
