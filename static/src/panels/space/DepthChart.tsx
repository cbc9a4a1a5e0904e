/** The depth scrubber: how many points the best straight cut gets right at every stage, as a slider. */
import { useRef } from "preact/hooks";
import { percent } from "../../format";
import { geometry, phone } from "../../geometry";
import { t } from "../../i18n";
import { depth, description } from "../../store";
import { current, frames, isLarge, scores, type Frame } from "./frames";
import { depthAt, keyed, placeOf, snapped } from "./track";
import { stopGliding } from "./travel";
import { isSymbol, scoreOf, symbolOf, titleOf } from "./words";

/** Height below which the chart draws its lines closer together. */
const LOW = 100;

interface Scale {
  /** The lowest score on the axis: what guessing would get. */
  floor: number;
  top: number;
  bottom: number;
  y: (score: number) => number;
}

function scaleOf(height: number, classes: number): Scale {
  const floor = classes ? 1 / classes : 0;
  const low = height < LOW;
  const top = phone.value ? 20 : low ? 32 : 36;
  const bottom = height - (phone.value ? 15 : low ? 24 : 28);
  return {
    floor,
    top,
    bottom,
    y: (score) => bottom - ((Math.max(floor, score) - floor) / (1 - floor)) * (bottom - top),
  };
}

/** The score between two stages, as the line shows it. */
function between(values: ArrayLike<number>, at: number): number {
  const i = Math.max(0, Math.min(values.length - 2, Math.floor(at)));
  const low = values[i] ?? 0;
  return low + ((values[i + 1] ?? low) - low) * (at - i);
}

function Axis({ scale, classes }: { scale: Scale; classes: number }) {
  const { stageX, padding } = geometry.value;
  const { chart } = t.value.space;
  const [first = 0, last = 0] = [stageX[0], stageX.at(-1)];
  return (
    <g class="axis">
      <text x={padding} y={10} class="name">
        {classes === 0 ? chart.fit : classes === 2 ? chart.cut : chart.cuts}
      </text>
      {[1, scale.floor].map((level) => (
        <g key={level}>
          <path d={`M${first} ${scale.y(level)}H${last}`} />
          <text x={padding} y={scale.y(level) + 4}>
            {percent(level)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Names({ y }: { y: number }) {
  const { stageX } = geometry.value;
  return (
    <g>
      {frames.value.map((frame) => (
        <text
          key={frame.key}
          x={stageX[frame.index]}
          y={y}
          text-anchor="middle"
          class={`key${isSymbol(frame) ? " m" : ""}${frame.index === current.value ? " on" : ""}`}
        >
          {symbolOf(frame, t.value)}
        </text>
      ))}
    </g>
  );
}

function Dots({ values, scale }: { values: ArrayLike<number>; scale: Scale }) {
  const { stageX } = geometry.value;
  const at = depth.value;
  const handle = placeOf(at, stageX);
  const label = (frame: Frame, x: number, y: number) => (
    <text
      x={x}
      y={y - (Math.abs(frame.index - at) < 0.2 ? (phone.value ? 11 : 13) : 8)}
      text-anchor="middle"
      class="score"
    >
      {percent(values[frame.index])}
    </text>
  );
  return (
    <g>
      {frames.value.map((frame) => {
        const x = stageX[frame.index] ?? 0;
        const y = scale.y(values[frame.index] ?? 0);
        const large = isLarge(frame);
        return (
          <g key={frame.key} class={x <= handle + 0.5 ? "past" : ""}>
            <circle cx={x} cy={y} r={large ? 3.5 : 2.2} />
            {large && label(frame, x, y)}
          </g>
        );
      })}
    </g>
  );
}

function Line({ values, scale }: { values: ArrayLike<number>; scale: Scale }) {
  const { stageX } = geometry.value;
  const at = depth.value;
  const x = placeOf(at, stageX);
  const y = scale.y(between(values, at));
  const spots = stageX.map((left, i) => `${left},${scale.y(values[i] ?? 0)}`);
  const past = [...spots.slice(0, Math.floor(at) + 1), `${x},${y}`];
  const first = stageX[0] ?? 0;
  return (
    <>
      <polygon class="area" points={`${first},${scale.bottom} ${past.join(" ")} ${x},${scale.bottom}`} />
      <polyline class="rest" points={spots.join(" ")} />
      <polyline class="past" points={past.join(" ")} />
      <Dots values={values} scale={scale} />
      <circle class="ring" cx={x} cy={y} r={12} />
      <circle class="handle" cx={x} cy={y} r={7.5} />
      <circle class="core" cx={x} cy={y} r={3} />
    </>
  );
}

export function DepthChart({ top, height }: { top: number; height: number }) {
  const chart = useRef<HTMLDivElement>(null);
  const { stageX, width } = geometry.value;
  const classes = description.value?.classes ?? 0;
  const values = scores.value;
  const scale = scaleOf(height, classes);
  const last = stageX.length - 1;
  const frame = frames.value[current.value];
  const score = values?.[current.value] ?? null;
  const said = frame ? t.value.space.frame(titleOf(frame, t.value), scoreOf(classes, score, t.value)) : "";

  const scrub = (event: PointerEvent): void => {
    const box = chart.current?.getBoundingClientRect();
    if (box) depth.value = snapped(depthAt(event.clientX - box.left, stageX));
  };
  const grab = (event: PointerEvent): void => {
    if (event.button) return;
    stopGliding();
    chart.current?.setPointerCapture(event.pointerId);
    scrub(event);
  };
  const key = (event: KeyboardEvent): void => {
    const next = event.altKey || event.ctrlKey || event.metaKey ? null : keyed(event, depth.peek(), last);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    stopGliding();
    depth.value = next;
  };
  return (
    <div
      ref={chart}
      class="dslide"
      style={{ top: `${top}px`, width: `${width}px`, height: `${height}px` }}
      role="slider"
      tabIndex={0}
      aria-label={t.value.space.depth}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={Number(depth.value.toFixed(2))}
      aria-valuetext={said}
      onPointerDown={grab}
      onPointerMove={(event) => {
        if (chart.current?.hasPointerCapture(event.pointerId)) scrub(event);
      }}
      onKeyDown={key}
    >
      <svg class="dsvg" width={width} height={height} aria-hidden="true">
        {!phone.value && <Axis scale={scale} classes={classes} />}
        {!phone.value && <Names y={scale.bottom + 19} />}
        {values && values.length === stageX.length && <Line values={values} scale={scale} />}
      </svg>
    </div>
  );
}
