/** The held picture: known pixels as they are, the others hatched. It is painted on with a pointer or the keys. */
import { useRef } from "preact/hooks";
import { useCanvas } from "../../../draw/useCanvas";
import { ink } from "../../../theme";
import { pixelBeside, strokes as strokesOf } from "../../../ui/raster";
import { fitted, paintInk, sizeOfPictures, valueOf, type Box } from "../pixels";
import { words } from "../words";
import { cursor, paint, press, release, strokes } from "./brush";
import { inpaint } from "./now";

type State = "unknown" | number;

/** What is known of a pixel, with what was just painted. */
function stateOf(pixel: number): State {
  const told = inpaint.value;
  const stroke = strokes.value.get(pixel);
  if (stroke) return stroke === "hide" ? "unknown" : stroke === "ink" ? 1 : 0;
  return told?.known.data[pixel] ? valueOf(told.held, pixel) : "unknown";
}

function hatch(g: CanvasRenderingContext2D, x: number, y: number, side: number): void {
  g.beginPath();
  g.moveTo(x, y + side);
  g.lineTo(x + side, y);
  g.stroke();
}

export function Held() {
  const place = useRef<Box>({ left: 0, top: 0, side: 1 });
  const ref = useCanvas((g, width, height) => {
    if (!inpaint.value) return false;
    const [rows, columns] = sizeOfPictures();
    const box = (place.current = fitted(rows, columns, width - 2, height - 2, 1, 1));
    const { "line-2": edge, sunken, "ink-4": faint, "pos-dot": mark } = ink.value;
    g.fillStyle = edge;
    g.fillRect(box.left - 1, box.top - 1, box.side * columns + 2, box.side * rows + 2);
    const states = Array.from({ length: rows * columns }, (_, pixel) => stateOf(pixel));
    paintInk(g, box, rows, columns, (pixel) => {
      const state = states[pixel];
      return typeof state === "number" ? state : null;
    });
    g.lineWidth = 1;
    g.strokeStyle = faint;
    states.forEach((state, pixel) => {
      if (state !== "unknown") return;
      const [x, y] = [box.left + (pixel % columns) * box.side, box.top + Math.floor(pixel / columns) * box.side];
      g.fillStyle = sunken;
      g.fillRect(x, y, box.side, box.side);
      hatch(g, x, y, box.side);
    });
    const at = cursor.value;
    if (at !== null) {
      g.lineWidth = 2;
      g.strokeStyle = mark;
      const [x, y] = [box.left + (at % columns) * box.side, box.top + Math.floor(at / columns) * box.side];
      g.strokeRect(x, y, box.side, box.side);
    }
    return false;
  }, 30);
  const pixelAt = (event: PointerEvent): number | null => {
    const canvas = ref.current;
    const [rows, columns] = sizeOfPictures();
    if (!canvas) return null;
    const bounds = canvas.getBoundingClientRect();
    const column = Math.floor((event.clientX - bounds.left - place.current.left) / place.current.side);
    const row = Math.floor((event.clientY - bounds.top - place.current.top) / place.current.side);
    return row >= 0 && column >= 0 && row < rows && column < columns ? row * columns + column : null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const [rows, columns] = sizeOfPictures();
    const at = cursor.peek() ?? 0;
    const beside = pixelBeside(event.key, at, rows, columns);
    if (beside !== null) cursor.value = beside;
    else if (event.key === " " || event.key === "Enter") {
      press(at);
      release();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const { rbm } = words.value;
  const [rows, columns] = sizeOfPictures();
  const at = cursor.value;
  const spoken = (pixel: number): string => {
    const state = stateOf(pixel);
    const name = state === "unknown" ? "unknown" : state > 0.5 ? "ink" : "paper";
    return rbm.pixel(Math.floor(pixel / columns) + 1, (pixel % columns) + 1, rbm.pixelStates[name]);
  };
  return (
    <div
      class="bm-held"
      role="application"
      tabIndex={0}
      aria-label={rbm.canvas(rows, columns)}
      data-testid="bm-held"
      data-value={Array.from(inpaint.value?.known.data ?? []).join("")}
      {...strokesOf({ pixelAt, press, drag: paint, release })}
      onFocus={(event) => {
        if (event.currentTarget.matches(":focus-visible")) cursor.value ??= 0;
      }}
      onBlur={() => (cursor.value = null)}
      onKeyDown={onKeyDown}
    >
      <canvas ref={ref} aria-hidden="true" />
      <span class="vh" role="status">
        {at !== null ? spoken(at) : ""}
      </span>
    </div>
  );
}
