/** The units among the data, large: a point or a unit is pressed, a solid is turned. */
import { useRef } from "preact/hooks";
import { useCanvas } from "../../draw/useCanvas";
import { ink } from "../../theme";
import { resetView, turnBy } from "../stage/orbit";
import { useDrag } from "../stage/useDrag";
import { chosen, codebook, data, followedPoint, hits, points, selected, traced } from "./model";
import { paintSpace, type Seen } from "./paintSpace";
import { spaceText } from "./tell";

const REACH = 13;
const RADIANS_A_KEY = 0.12;

const TURNS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function nearest(spots: Seen["points"], x: number, y: number): [number | null, number] {
  let [best, least]: [number | null, number] = [null, REACH];
  spots.forEach(([px, py], i) => {
    const away = Math.hypot(px - x, py - y);
    if (away < least) [best, least] = [i, away];
  });
  return [best, least];
}

/** Units lie above points: they are pressed first where both are as near. */
function press(seen: Seen, x: number, y: number): void {
  const [unit, toUnit] = nearest(seen.units, x, y);
  const [point, toPoint] = nearest(seen.points, x, y);
  if (unit !== null && toUnit <= toPoint + 3) chosen.value = unit === selected.peek() ? null : unit;
  else traced.value = point === followedPoint.peek() ? null : point;
}

/** The point before or after; beyond either end none is followed. */
export function stepPoint(by: number): void {
  const count = points.peek() + 1;
  const now = followedPoint.peek();
  const next = ((now === null ? (by > 0 ? -1 : 0) : now) + by + count) % count;
  traced.value = next === count - 1 ? null : next;
}

export function Among() {
  const seen = useRef<Seen | null>(null);
  const canvas = useCanvas((g, width, height) => {
    const book = codebook.value;
    const known = data.value;
    if (!book || !known) return;
    seen.current = paintSpace(g, { book, data: known, hit: hits.value }, width, height, ink.value);
  });
  const host = useDrag((x, y) => {
    if (seen.current) press(seen.current, x, y);
  });
  const turns = data.value?.solid != null;
  const key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const by = TURNS[event.key];
    if (by && turns) turnBy(by[0] * RADIANS_A_KEY, by[1] * RADIANS_A_KEY);
    else if (by) stepPoint(by[0] || by[1]);
    else if (event.key === "Home" && turns) resetView();
    else if (event.key === "Escape" && (traced.peek() ?? chosen.peek()) !== null) traced.value = chosen.value = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={host}
      class={`map-among${turns ? " turns" : ""}`}
      role="application"
      tabIndex={0}
      aria-label={spaceText()}
      data-testid="map-among"
      data-value={followedPoint.value ?? ""}
      onKeyDown={key}
    >
      <canvas ref={canvas} class={codebook.value && data.value ? "" : "sk"} aria-hidden="true" />
    </div>
  );
}
