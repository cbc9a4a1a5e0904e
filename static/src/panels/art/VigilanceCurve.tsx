/** How many categories the same samples come to, for every vigilance; the handle is the vigilance in force. */
import { percent } from "../../format";
import { probe } from "../../store";
import { useWatch } from "../../watch";
import { turn, turnBy, vigilance } from "./turn";
import { words } from "./words";

const WIDTH = 280;
const HEIGHT = 104;
const LEFT = 24;
const RIGHT = 18;
const TOP = 10;
const BOTTOM = 20;
const STEP = 0.01;
const COARSE = 0.05;

const KEYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

export function VigilanceCurve() {
  useWatch("vigilance", () => ({ probe: "vigilance", options: {}, hz: 2 }));
  const spoken = words.value.curve;
  const payload = probe("vigilance").value;
  const now = vigilance.value;
  if (now === null) return null;
  const counts = payload ? Array.from(payload.categories.data) : [];
  const most = Math.max(2, ...counts);
  const x = (value: number): number => LEFT + value * (WIDTH - LEFT - RIGHT);
  const y = (count: number): number => HEIGHT - BOTTOM - (count / most) * (HEIGHT - TOP - BOTTOM);
  const at = (place: number): number => payload?.vigilance.data[place] ?? 0;
  const line = counts.map((count, place) => `${x(at(place)).toFixed(1)} ${y(count).toFixed(1)}`).join("L");
  const nearest = counts.reduce(
    (best, _, place) => (Math.abs(at(place) - now) < Math.abs(at(best) - now) ? place : best),
    0,
  );
  const count = counts[nearest] ?? 0;
  const drag = (event: PointerEvent & { currentTarget: HTMLDivElement }): void => {
    if (event.type === "pointermove" && !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    turn((((event.clientX - box.left) / box.width) * WIDTH - LEFT) / (WIDTH - LEFT - RIGHT));
  };
  const text = spoken.about(percent(now), count);
  return (
    <div class="vigilance">
      <p>
        {spoken.title} <b data-testid="vigilance-value">{percent(now)}</b>
      </p>
      <div
        class="turned"
        role="slider"
        tabIndex={0}
        aria-label={spoken.title}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={now}
        aria-valuetext={text}
        data-testid="vigilance"
        data-value={now}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
        onKeyDown={(event) => {
          const way = KEYS[event.key];
          if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          event.stopPropagation();
          turnBy(way * (event.shiftKey ? COARSE : STEP));
        }}
      >
        <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} aria-hidden="true">
          <rect x={LEFT} y={TOP} width={WIDTH - LEFT - RIGHT} height={HEIGHT - TOP - BOTTOM} rx="4" class="plot" />
          {line && <path d={`M${line}`} class="counts" />}
          <text x={LEFT - 5} y={y(most) + 4} class="tick end">
            {most}
          </text>
          <text x={LEFT - 5} y={y(0) + 3} class="tick end">
            0
          </text>
          {[0, 0.5, 1].map((value) => (
            <text key={value} x={x(value)} y={HEIGHT - 5} class="tick">
              {percent(value)}
            </text>
          ))}
          <path d={`M${x(now)} ${TOP}V${HEIGHT - BOTTOM}`} class="now" />
          {counts.length > 0 && <circle cx={x(now)} cy={y(count)} r="5" class="here" />}
          <path d={`M${x(now)} ${HEIGHT - BOTTOM}l-6 8h12z`} class="grip" />
        </svg>
      </div>
      <p class="about">{payload ? spoken.told(count, payload.presented) : spoken.coming}</p>
    </div>
  );
}
