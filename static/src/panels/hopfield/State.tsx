/** The units, large: ink or paper. They are painted on with a pointer or the keys; what turns over is seen to turn. */
import { useRef } from "preact/hooks";
import { useCanvas } from "../../draw/useCanvas";
import { ink, reducedMotion, type Token } from "../../theme";
import { strokes } from "../../ui/raster";
import { cross, drag, onKey, painted, press, release } from "./brush";
import { now, sizeOf, valueOf } from "./now";
import { fitted, type Box } from "./pixels";
import { words } from "./words";

/** Milliseconds in which a pixel turns over. */
const TURN = 220;
/** The share of the pixels that are seen to turn together. */
const MOST_TURNING = 0.15;

interface Turning {
  from: number;
  to: number;
  since: number;
}

/** Which pixels are on their way, since when. */
class Turns {
  private held: Turning[] = [];

  /** Whether more turn than one can follow: another trial has begun, or all move at once. */
  many(values: readonly number[]): boolean {
    const turned = values.filter((to, pixel) => this.held[pixel] && this.held[pixel].to !== to).length;
    return turned > values.length * MOST_TURNING;
  }

  /** The value to draw of a pixel whose value is `to`; at once where that is wanted. */
  at(pixel: number, to: number, time: number, atOnce: boolean): number {
    const known = this.held[pixel];
    if (!known) {
      this.held[pixel] = { from: to, to, since: -Infinity };
      return to;
    }
    const value = this.between(known, time);
    if (known.to !== to) this.held[pixel] = { from: atOnce ? to : value, to, since: time };
    return value;
  }

  private between({ from, to, since }: Turning, time: number): number {
    const share = Math.min(1, (time - since) / TURN);
    return from + (to - from) * share * (2 - share);
  }

  moving(time: number): boolean {
    return this.held.some(({ from, to, since }) => from !== to && time - since < TURN);
  }
}

type Inks = Readonly<Record<Token, string>>;

function ring(g: CanvasRenderingContext2D, box: Box, pixel: number, columns: number, inks: Inks, dashed = false): void {
  const x = box.left + (pixel % columns) * box.side;
  const y = box.top + Math.floor(pixel / columns) * box.side;
  for (const [wide, colour] of [
    [5, inks.surface],
    [2, inks["pos-dot"]],
  ] as const) {
    g.lineWidth = wide;
    g.strokeStyle = colour;
    g.setLineDash(dashed ? [3, 2] : []);
    g.strokeRect(x - 1.5, y - 1.5, box.side + 2, box.side + 2);
  }
  g.setLineDash([]);
}

/** What a unit that would change is pulled to. */
function dot(g: CanvasRenderingContext2D, box: Box, pixel: number, columns: number, colour: string): void {
  const x = box.left + ((pixel % columns) + 0.5) * box.side - 0.5;
  const y = box.top + (Math.floor(pixel / columns) + 0.5) * box.side - 0.5;
  g.beginPath();
  g.arc(x, y, Math.max(1.2, box.side * 0.13), 0, 2 * Math.PI);
  g.fillStyle = colour;
  g.fill();
}

export function State() {
  const box = useRef<Box>({ left: 0, top: 0, side: 1 });
  const turns = useRef(new Turns());
  const ref = useCanvas((g, width, height, time) => {
    const told = now.value;
    if (!told) return false;
    const [rows, columns] = sizeOf(told.state);
    const place = (box.current = fitted(rows, columns, width - 8, height - 8));
    place.left += 4;
    place.top += 4;
    const { left, top, side } = place;
    const inks = ink.value;
    const gap = side >= 6 ? 1 : 0;
    g.fillStyle = inks.line;
    g.fillRect(left - 1, top - 1, columns * side + 2 - gap, rows * side + 2 - gap);
    const strokes = painted.value;
    const values = Array.from({ length: rows * columns }, (_, pixel) => {
      const stroke = strokes.get(pixel);
      return stroke === undefined ? valueOf(told.state, pixel) : stroke ? 1 : -1;
    });
    const atOnce = reducedMotion.value || turns.current.many(values);
    for (const [pixel, to] of values.entries()) {
      const value = turns.current.at(pixel, to, time, atOnce);
      const x = left + (pixel % columns) * side;
      const y = top + Math.floor(pixel / columns) * side;
      g.fillStyle = inks.surface;
      g.fillRect(x, y, side - gap, side - gap);
      const share = Math.abs(value) < 0.02 && !told.stored ? 0 : (value + 1) / 2;
      g.globalAlpha = share;
      g.fillStyle = inks.ink;
      g.fillRect(x, y, side - gap, side - gap);
      g.globalAlpha = 1;
    }
    if (told.phase !== "store" && side >= 7)
      told.wants.data.forEach((wants, pixel) => {
        if (wants) dot(g, place, pixel, columns, valueOf(told.field, pixel) > 0 ? inks["pos-dot"] : inks.neg);
      });
    if (told.unit >= 0 && told.phase !== "store") ring(g, place, told.unit, columns, inks);
    if (cross.value !== null) ring(g, place, cross.value, columns, inks, true);
    return turns.current.moving(time);
  }, 60);

  const pixelAt = (event: PointerEvent): number | null => {
    const canvas = ref.current;
    const state = now.peek()?.state;
    if (!canvas || !state) return null;
    const [rows, columns] = sizeOf(state);
    const bounds = canvas.getBoundingClientRect();
    const column = Math.floor((event.clientX - bounds.left - box.current.left) / box.current.side);
    const row = Math.floor((event.clientY - bounds.top - box.current.top) / box.current.side);
    return row >= 0 && column >= 0 && row < rows && column < columns ? row * columns + column : null;
  };
  const state = now.value?.state;
  const [rows, columns] = state ? sizeOf(state) : [0, 0];
  const at = cross.value;
  return (
    <div
      class="hop-state"
      role="application"
      tabIndex={0}
      aria-label={words.value.net.grid(rows, columns)}
      aria-describedby="hop-keys"
      data-testid="hop-state"
      data-value={state ? [...state.data].map((byte) => (byte > 127 ? 1 : 0)).join("") : ""}
      {...strokes({ pixelAt, press, drag, release })}
      onFocus={(event) => {
        if (event.currentTarget.matches(":focus-visible")) cross.value ??= 0;
      }}
      onBlur={() => (cross.value = null)}
      onKeyDown={onKey}
    >
      <canvas ref={ref} aria-hidden="true" />
      <p id="hop-keys" class="vh">
        {words.value.net.keys}
      </p>
      <p class="vh" role="status">
        {at !== null && state
          ? words.value.net.pixel(Math.floor(at / columns) + 1, (at % columns) + 1, valueOf(state, at) > 0)
          : ""}
      </p>
    </div>
  );
}
