/** One frame of the film: a button that takes the film to its stage. */
import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { largeStyle, paintPose, pointAt, posed, smallStyle } from "../../draw/film";
import type { Pose } from "../../draw/filmPose";
import { pointOf } from "../../draw/rows";
import { useCanvas } from "../../draw/useCanvas";
import { percent } from "../../format";
import { band, scrollX } from "../../geometry";
import { t } from "../../i18n";
import { description, followed, hovered, hoveredLayer, orbit } from "../../store";
import { ink } from "../../theme";
import { current, drawnWidth, frames, isLarge, optionsOf, picture, scores, stopOf, type Frame } from "./frames";
import { neighboursAt } from "./neighbours";
import { filling, overlaysFor } from "./overlays";
import { keptBy, planeOf } from "./planes";
import { outOfSight, repainted } from "./repaints";
import { glideTo } from "./travel";
import { isSymbol, scoreOf, symbolOf, titleOf, verbOf } from "./words";

const HZ = 15;
const STILL = { yaw: 0, pitch: 0 };
/** How close to a point a click must be to follow it. */
const REACH = 6;
const SMALL_REACH = 3;
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
    const space = picture.value;
    const share = space && drawnWidth(frame, space) > 3 ? keptBy(frame, space, false) : null;
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
    const stop = { ...stopOf(now, solid), basis: basis ?? null };
    const box = { width, height };
    const style = large ? largeStyle(resolution, side) : smallStyle(resolution);
    const seen = posed(space, stop, stop, 0, box, solid ? orbit.value : STILL, style);
    pose.current = seen;
    paintPose(g, space, seen, box, {
      ...optionsOf(now, large && !solid),
      neighbours: large ? neighboursAt(now.key, space) : null,
      overlays: now.phase === "input" || seen.from.cage ? overlaysFor(now, seen, space, true) : [],
      regions: now.phase === "input" && !solid ? filling.value : null,
      tones: ink.value,
      style,
    });
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
    const space = picture.peek();
    const row =
      pose.current && pose.current.line === 0 && box && byPointer
        ? pointAt(pose.current, event.clientX - box.left, event.clientY - box.top, large ? REACH : SMALL_REACH)
        : null;
    const point = row !== null && space ? pointOf(space, row) : null;
    const another = point !== null && point !== followed.peek();
    if (another) followed.value = point;
    if (!another || frame.phase !== "input") glideTo(frame.index);
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
