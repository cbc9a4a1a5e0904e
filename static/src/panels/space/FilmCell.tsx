/** One frame of the film: a button that takes the film to its stage. */
import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { largeStyle, paintFrame, pointAt, smallStyle } from "../../draw/film";
import type { Pose } from "../../draw/filmPose";
import { useCanvas } from "../../draw/useCanvas";
import { percent } from "../../format";
import { band, scrollX } from "../../geometry";
import { t } from "../../i18n";
import { description, followed, hovered, hoveredLayer, orbit } from "../../store";
import { ink } from "../../theme";
import { current, drawnWidth, frames, isLarge, optionsOf, picture, scores, stopOf, type Frame } from "./frames";
import { keptBy, planeOf } from "./planes";
import { outOfSight, repainted } from "./repaints";
import { glideTo } from "./travel";
import { isSymbol, scoreOf, symbolOf, titleOf, verbOf } from "./words";

const HZ = 15;
const STILL = { yaw: 0, pitch: 0 };
/** How close to a point of the input a click must be to follow it. */
const REACH = 6;
/** Side below which there is no room for the verb, alone or beside what PCA keeps. */
const ROOMY = 64;
const ROOMY_WITH_SHARE = 150;

interface Place {
  left: number;
  top: number;
  side: number;
}

function Label({ frame, side }: { frame: Frame; side: number }) {
  const symbol = symbolOf(frame, t.value);
  const verb = side >= (isLarge(frame) && frame.width > 3 ? ROOMY_WITH_SHARE : ROOMY) ? verbOf(frame, t.value) : "";
  const [letter, index] = frame.phase === "W" || frame.phase === "b" ? [frame.phase, symbol.slice(1)] : [symbol, ""];
  return (
    <span class="tg" aria-hidden="true">
      <span class={isSymbol(frame) ? "m" : ""}>
        {frame.phase === "b" ? "+ " : ""}
        {letter}
      </span>
      {index} {verb}
    </span>
  );
}

/** What PCA keeps of a stage wider than three. */
function Share({ frame }: { frame: Frame }) {
  const text = useComputed(() => {
    const share = picture.value && keptBy(frame, picture.value, false);
    return share === null ? "" : `PCA ${percent(share)}`;
  });
  return text.value ? (
    <span class="pc" aria-hidden="true">
      {text}
    </span>
  ) : null;
}

export function FilmCell({ frame, left, top, side }: Place & { frame: Frame }) {
  const large = isLarge(frame);
  const pose = useRef<Pose | null>(null);
  const inSight = useComputed(() => {
    const at = left - scrollX.value;
    return at + side > 0 && at < band.value.width;
  });
  const canvas = useCanvas((g, width, height) => {
    if (!inSight.value) {
      outOfSight(frame.index);
      return;
    }
    const space = picture.value;
    const now = frames.value[frame.index];
    if (!space || !now || !(now.key in space.keys)) return;
    const wide = drawnWidth(now, space);
    const solid = wide === 3;
    const basis = wide > 3 ? planeOf(now, space)?.turn : null;
    const { resolution } = space;
    pose.current = paintFrame(
      g,
      space,
      { ...stopOf(now, solid), basis: basis ?? null },
      { width, height },
      solid ? orbit.value : STILL,
      {
        ...optionsOf(now, large && !solid),
        tones: ink.value,
        style: large ? largeStyle(resolution, side) : smallStyle(resolution),
      },
    );
    repainted(frame.index, frames.peek().length);
  }, HZ);
  const ready = useComputed(() => picture.value !== null && frame.key in picture.value.keys);
  const chosen = useComputed(() => current.value === frame.index);
  const pointed = useComputed(() => hovered.value?.layer === frame.layer && large);
  const name = useComputed(() => {
    const score = scores.value?.[frame.index] ?? null;
    const words = t.value.space;
    return words.frame(titleOf(frame, t.value), scoreOf(description.value?.classes ?? 0, score, t.value));
  });
  const click = (event: MouseEvent): void => {
    const box = canvas.current?.getBoundingClientRect();
    const byPointer = event.detail > 0;
    const point =
      frame.phase === "input" && pose.current && box && byPointer
        ? pointAt(pose.current, event.clientX - box.left, event.clientY - box.top, REACH)
        : null;
    if (point !== null && point !== followed.peek()) followed.value = point;
    else glideTo(frame.index);
  };
  return (
    <button
      type="button"
      class={`cell${large ? "" : " sm"}${ready.value ? "" : " sk"}${pointed.value ? " at" : ""}`}
      style={{ left: `${left}px`, top: `${top}px`, width: `${side}px`, height: `${side}px` }}
      aria-label={name}
      aria-pressed={chosen}
      data-key={frame.key}
      onClick={click}
      onPointerEnter={() => (hoveredLayer.value = frame.layer)}
      onPointerLeave={() => (hoveredLayer.value = null)}
      onFocus={() => (hoveredLayer.value = frame.layer)}
      onBlur={() => (hoveredLayer.value = null)}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <Label frame={frame} side={side} />
      {large && frame.width > 3 && <Share frame={frame} />}
    </button>
  );
}
