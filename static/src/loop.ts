/** The page's one requestAnimationFrame loop: painters mark themselves dirty, a budget of milliseconds is spent on the longest waiting. */

export interface Painter {
  /** Draws now. `now` is the animation frame's time in ms. Returns true to be drawn again next frame (an animation). */
  paint(now: number): boolean | undefined;
  /** At most so many paints a second. */
  hz?: number;
}

interface Entry {
  painter: Painter;
  dirty: boolean;
  last: number;
}

const BUDGET_MS = 9;
const entries = new Map<Painter, Entry>();
const beforePaint = new Set<(now: number) => void>();
let scheduled = false;

/** What has been drawn since the page opened, for the bench: `film` counts repaints of the whole film, every cell once. */
export const counters = { frames: 0, paints: 0, film: 0 };

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(tick);
}

function tick(now: number): void {
  scheduled = false;
  counters.frames++;
  for (const callback of beforePaint) callback(now);
  const due = [...entries.values()].filter((e) => e.dirty && now - e.last >= 1000 / (e.painter.hz ?? 60) - 2);
  due.sort((a, b) => a.last - b.last);
  const start = performance.now();
  for (const entry of due) {
    if (entry.last > 0 && performance.now() - start > BUDGET_MS) break;
    entry.dirty = false;
    entry.last = now;
    counters.paints++;
    if (entry.painter.paint(now)) entry.dirty = true;
  }
  for (const entry of entries.values())
    if (entry.dirty) {
      schedule();
      break;
    }
}

/** Adds a painter; returns the function that removes it. */
export function addPainter(painter: Painter): () => void {
  entries.set(painter, { painter, dirty: true, last: 0 });
  schedule();
  return () => entries.delete(painter);
}

/** Asks for a paint at the next opportunity. */
export function invalidate(painter: Painter): void {
  const entry = entries.get(painter);
  if (entry) entry.dirty = true;
  schedule();
}

/** Runs before the painters of every frame that is drawn. */
export function onFrame(callback: (now: number) => void): () => void {
  beforePaint.add(callback);
  return () => beforePaint.delete(callback);
}

/** Asks for one animation frame. */
export const wake = schedule;
