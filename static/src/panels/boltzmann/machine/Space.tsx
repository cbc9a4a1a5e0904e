/** Film strip: the last states of the copy that is shown, hidden units below; and how the energy falls. */
import { useCanvas } from "../../../draw/useCanvas";
import { ink } from "../../../theme";
import { fitted, paintInk, sizeOfPictures } from "../pixels";
import { words } from "../words";
import { Falling } from "./Falling";
import { digitsOf, machine } from "./now";

const GAP = 8;
/** A picture is as wide as this, where it may be, though fewer of them are seen. */
const WIDE = 54;
const NONE = 255;
const [LOOKS, DREAMS] = [0, 1];

function Strip() {
  const ref = useCanvas((g, width, height) => {
    const told = machine.value;
    if (!told) return false;
    const says = words.value.machine;
    const [rows, columns] = sizeOfPictures();
    const [frames = 0, units = 0] = told.film.shape;
    const hidden = units - told.visible;
    const { ink: full, "ink-3": quiet, surface, line, "line-2": edge, sans, "pos-dot": mark } = ink.value;
    const head = 20;
    const dots = hidden ? 16 : 0;
    const w = Math.max(
      22,
      Math.min(Math.max(width / frames - GAP, WIDE), ((height - head - dots - 8) * columns) / rows),
    );
    const h = (w * rows) / columns;
    const top = head + Math.max(0, (height - head - dots - h) / 2);
    const shown = Math.min(frames, Math.floor(width / (w + GAP)));
    g.font = `11px ${sans}`;
    g.textAlign = "left";
    let before = -1;
    for (let back = shown - 1; back >= 0; back--) {
      const frame = frames - 1 - back;
      const phase = told.film_phase.data[frame] ?? NONE;
      const x = width - (back + 1) * (w + GAP) + GAP / 2;
      if (phase === NONE) {
        const slot = fitted(rows, columns, w, h, x, top);
        g.strokeStyle = line;
        g.lineWidth = 1;
        g.strokeRect(slot.left, slot.top, slot.side * columns, slot.side * rows);
        continue;
      }
      if (phase !== before) {
        g.fillStyle = quiet;
        const name = phase === LOOKS ? says.looks : phase === DREAMS ? says.dreams : says.phases.held;
        g.fillText(name, x, 12);
        g.fillRect(x - GAP / 2, 0, 1, height);
        before = phase;
      }
      const box = fitted(rows, columns, w, h, x, top);
      g.fillStyle = phase === LOOKS ? mark : edge;
      g.fillRect(box.left - 1, box.top - 1, box.side * columns + 2, box.side * rows + 2);
      paintInk(g, box, rows, columns, (pixel) => told.film.data[frame * units + pixel] ?? 0);
      const step = Math.min(9, w / Math.max(1, hidden));
      for (let unit = 0; unit < hidden; unit++) {
        g.beginPath();
        g.arc(x + w / 2 + (unit - (hidden - 1) / 2) * step, top + h + 10, Math.min(3.6, step * 0.42), 0, 2 * Math.PI);
        g.fillStyle = told.film.data[frame * units + told.visible + unit] ? full : surface;
        g.fill();
        g.strokeStyle = quiet;
        g.lineWidth = 1;
        g.stroke();
      }
    }
    return false;
  }, 30);
  const told = machine.value;
  const count = told?.film_phase.data.reduce((sum, phase) => sum + (phase === NONE ? 0 : 1), 0) ?? 0;
  const [frames = 0, units = 0] = told?.film.shape ?? [];
  const last = told ? digitsOf(told.film.data, told.visible, (frames - 1) * units, units) : "";
  return (
    <div class="bm-film" role="img" aria-label={words.value.machine.filmNow(count, last)} data-testid="bm-film">
      <canvas ref={ref} aria-hidden="true" />
    </div>
  );
}

export function Space() {
  const says = words.value.machine;
  return (
    <div class="bm-space">
      <div class="hd">
        <h2 class="bt">{says.film}</h2>
        <span class="lb">{says.filmAbout}</span>
      </div>
      <div class="bm-two">
        <Strip />
        <figure class="bm-falling">
          <figcaption class="lb">{says.falling}</figcaption>
          <Falling />
        </figure>
      </div>
    </div>
  );
}
