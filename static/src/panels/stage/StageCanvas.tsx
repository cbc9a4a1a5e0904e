/** The current frame, large: drag to turn a solid, click a point to follow it. Solids are drawn by the graphics card. */
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { paintOver, paintPose, pointAt } from "../../draw/film";
import type { Pose } from "../../draw/filmPose";
import { pointOf } from "../../draw/rows";
import { useCanvas } from "../../draw/useCanvas";
import { t } from "../../i18n";
import { followed } from "../../store";
import { ink } from "../../theme";
import type { SpacePayload } from "../../wire/probes";
import { plainCaption } from "../space/commentary";
import { current, frames, picture } from "../space/frames";
import { titleOf } from "../space/words";
import { paintHeights, paintLabels } from "./labels";
import { resetView, turnBy } from "./orbit";
import { BUTTONS, isSolid, sceneIn } from "./scene";
import { heights, showSurface, surfaceKind } from "./surface";
import { useDrag } from "./useDrag";
import { useSolid } from "./useSolid";

const HZ = 60;
const RADIANS_A_KEY = 0.12;
const REACH = 14;
const SHARPEST = 2;

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What is seen, in words. */
function useWords(): string {
  const words = t.value.space.stage;
  const frame = frames.value[current.value];
  const what = showSurface.value
    ? words.surface.about[surfaceKind.value]
    : frame
      ? `${titleOf(frame, t.value)}. ${plainCaption.value}`
      : "";
  return `${what} ${words.followed(followed.value + 1)}${isSolid.value ? ` ${words.turn}` : ""}`;
}

export function StageCanvas() {
  const pose = useRef<Pose | null>(null);
  const drawn = useRef<SpacePayload | null>(null);
  const { canvas: card, solid } = useSolid(isSolid);
  const canvas = useCanvas((g, width, height) => {
    const box = { width, height };
    const scene = sceneIn(box);
    if (!scene) return;
    const { payload, options, frame, view } = scene;
    pose.current = scene.pose;
    drawn.current = payload;
    const tones = ink.value;
    const drawer = scene.pose.line === 1 || options.regions ? null : solid.value;
    if (card.current) card.current.style.visibility = drawer ? "visible" : "hidden";
    if (drawer) {
      const ratio = Math.min(SHARPEST, window.devicePixelRatio || 1);
      drawer.draw(payload, scene.pose, options, { width, height, ratio });
      paintOver(g, scene.pose, box, options);
    } else paintPose(g, payload, scene.pose, box, options);
    const beside = { width: width - BUTTONS, height };
    if (frame) paintLabels(g, scene.pose, frame, view, beside, tones);
    else if (showSurface.value && heights.value) paintHeights(g, scene.pose, heights.value, beside, tones);
  }, HZ);
  const host = useDrag((x, y) => {
    const row = pose.current && pointAt(pose.current, x, y, REACH);
    if (row !== null && drawn.current) followed.value = pointOf(drawn.current, row);
  });
  useEffect(
    () =>
      effect(() => {
        if (host.current) host.current.dataset.drawn = solid.value ? "card" : "canvas";
      }),
    [],
  );
  const key = (event: KeyboardEvent): void => {
    const by = KEYS[event.key];
    const back = event.key === "Home";
    if ((!by && !back) || !isSolid.peek() || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (by) turnBy(by[0] * RADIANS_A_KEY, by[1] * RADIANS_A_KEY);
    else resetView();
  };
  return (
    <div
      ref={host}
      class={`view${isSolid.value ? " turns" : ""}`}
      role="img"
      aria-label={useWords()}
      tabIndex={isSolid.value ? 0 : -1}
      data-testid="stage-view"
      onKeyDown={key}
    >
      <canvas ref={canvas} class={picture.value ? "" : "sk"} aria-hidden="true" />
      <canvas ref={card} class="depth" aria-hidden="true" />
    </div>
  );
}
