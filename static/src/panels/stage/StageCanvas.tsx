/** The current frame, large: drag to turn a solid, click a point to follow it. */
import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { paintBetween, pointAt, stageStyle } from "../../draw/film";
import type { Pose } from "../../draw/filmPose";
import { useCanvas } from "../../draw/useCanvas";
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { depth, followed, orbit } from "../../store";
import { ink } from "../../theme";
import { plainCaption } from "../space/commentary";
import { current, drawnWidth, frames, optionsOf, picture } from "../space/frames";
import { titleOf } from "../space/words";
import { paintLabels } from "./labels";
import { stageStop, viewOf } from "./view";

const HZ = 60;
const RADIANS_A_PIXEL = 0.01;
const RADIANS_A_KEY = 0.12;
const STEEPEST = 1.3;
const CLICK_SLACK = 4;
const REACH = 14;

function turnBy(yaw: number, pitch: number): void {
  const now = orbit.peek();
  const tilted = Math.max(-STEEPEST, Math.min(STEEPEST, now.pitch + pitch));
  orbit.value = { yaw: now.yaw + yaw, pitch: tilted };
}

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Turns by dragging with one pointer, or with two fingers; tells of a click that did not move. */
function useDrag(onClick: (x: number, y: number) => void) {
  const ref = useRef<HTMLDivElement>(null);
  const click = useRef(onClick);
  click.current = onClick;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let held: { id: number; x: number; y: number; moved: number } | null = null;
    let pinch: { x: number; y: number } | null = null;
    const centre = ({ touches }: TouchEvent): { x: number; y: number } => {
      const all = [...touches];
      return {
        x: all.reduce((sum, touch) => sum + touch.clientX, 0) / all.length,
        y: all.reduce((sum, touch) => sum + touch.clientY, 0) / all.length,
      };
    };
    const down = (event: PointerEvent): void => {
      if (event.button || !event.isPrimary) return;
      held = { id: event.pointerId, x: event.clientX, y: event.clientY, moved: 0 };
      element.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      if (held?.id !== event.pointerId || pinch) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      held = { ...held, x: event.clientX, y: event.clientY, moved: held.moved + Math.abs(dx) + Math.abs(dy) };
      if (held.moved > CLICK_SLACK) turnBy(dx * RADIANS_A_PIXEL, dy * RADIANS_A_PIXEL);
    };
    const up = (event: PointerEvent): void => {
      if (held?.id === event.pointerId && held.moved <= CLICK_SLACK && event.type === "pointerup") {
        const box = element.getBoundingClientRect();
        click.current(event.clientX - box.left, event.clientY - box.top);
      }
      if (held?.id === event.pointerId) held = null;
    };
    const fingers = (event: TouchEvent): void => {
      const two = event.touches.length === 2;
      const next = two ? centre(event) : null;
      if (pinch && next) turnBy((next.x - pinch.x) * RADIANS_A_PIXEL, (next.y - pinch.y) * RADIANS_A_PIXEL);
      pinch = next;
      if (two && event.cancelable) event.preventDefault();
    };
    const released = (): void => void (pinch = null);
    const abort = new AbortController();
    const { signal } = abort;
    element.addEventListener("pointerdown", down, { signal });
    element.addEventListener("pointermove", move, { signal });
    element.addEventListener("pointerup", up, { signal });
    element.addEventListener("pointercancel", up, { signal });
    element.addEventListener("touchmove", fingers, { signal, passive: false });
    element.addEventListener("touchend", released, { signal });
    return () => abort.abort();
  }, []);
  return ref;
}

export function StageCanvas() {
  const pose = useRef<Pose | null>(null);
  const canvas = useCanvas((g, width, height) => {
    const space = picture.value;
    const all = frames.value;
    const at = Math.max(0, Math.min(all.length - 1, depth.value));
    const from = all[Math.floor(at)];
    const to = all[Math.ceil(at)];
    const near = all[Math.round(at)];
    if (!space || !from || !to || !near || !(from.key in space.keys) || !(to.key in space.keys)) return;
    const tones = ink.value;
    const style = { ...stageStyle(space.resolution), padding: phone.value ? 12 : 22 };
    const box = { width, height };
    const stops = [stageStop(from, space), stageStop(to, space)] as const;
    const options = { ...optionsOf(near, true), followed: followed.value, tones, style };
    pose.current = paintBetween(g, space, ...stops, at % 1, box, orbit.value, options);
    if (at % 1 === 0) paintLabels(g, pose.current, near, viewOf(drawnWidth(near, space)), box, tones);
  }, HZ);
  const host = useDrag((x, y) => {
    const point = pose.current && pointAt(pose.current, x, y, REACH);
    if (point !== null) followed.value = point;
  });
  const solid = useComputed(() => {
    const frame = frames.value[current.value];
    return frame !== undefined && viewOf(frame.width) === "solid";
  });
  const frame = frames.value[current.value];
  const words = t.value.space.stage;
  const said = frame ? `${titleOf(frame, t.value)}. ${plainCaption.value}` : "";
  const key = (event: KeyboardEvent): void => {
    const by = KEYS[event.key];
    if (!by || !solid.peek() || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    turnBy(by[0] * RADIANS_A_KEY, by[1] * RADIANS_A_KEY);
  };
  return (
    <div
      ref={host}
      class={`view${solid.value ? " turns" : ""}`}
      role="img"
      aria-label={`${said} ${words.followed(followed.value + 1)}${solid.value ? ` ${words.turn}` : ""}`}
      tabIndex={solid.value ? 0 : -1}
      onKeyDown={key}
    >
      <canvas ref={canvas} class={picture.value ? "" : "sk"} aria-hidden="true" />
    </div>
  );
}
