/** What the stage shows: one frame, the way between two, or the output as a surface. */
import { computed } from "@preact/signals";
import { posed, stageStyle } from "../../draw/film";
import type { FrameOptions } from "../../draw/filmStyle";
import type { Pose } from "../../draw/filmPose";
import { phone } from "../../geometry";
import { depth, followed, orbit, probe } from "../../store";
import { ink } from "../../theme";
import type { SpacePayload } from "../../wire/probes";
import { drawnWidth, frames, optionsOf, picture, type Frame } from "../space/frames";
import { neighboursAt } from "../space/neighbours";
import { filling, overlaysFor } from "../space/overlays";
import { wayFor } from "../space/ways";
import { showSurface, surfacePicture, surfaceStop } from "./surface";
import { stageStop, viewOf, type View } from "./view";

const PADDING = 22;
const PHONE_PADDING = 12;
/** How much fainter the sheet is where it is but a slice through solid data. */
const SLICE = 0.6;
/** Room for what is written round the surface. */
const HEIGHTS = 10;

interface Size {
  width: number;
  height: number;
}

export interface Scene {
  payload: SpacePayload;
  pose: Pose;
  options: FrameOptions;
  /** The nearest frame, and how it is looked at; null for the surface. */
  frame: Frame | null;
  view: View;
}

/** The frames the depth is between. */
const around = computed(() => {
  const all = frames.value;
  const at = Math.max(0, Math.min(all.length - 1, depth.value));
  const [from, to, near] = [all[Math.floor(at)], all[Math.ceil(at)], all[Math.round(at)]];
  return from && to && near ? { from, to, near, along: at % 1 } : null;
});

/** Whether what is shown has depth. */
export const isSolid = computed(() => {
  if (showSurface.value) return true;
  const space = picture.value;
  const now = around.value;
  if (!space || !now) return false;
  return [now.from, now.to].some((frame) => viewOf(drawnWidth(frame, space)) === "solid");
});

/** Room at the right for the stage's buttons. */
export const BUTTONS = 30;

/** Works the scene out for a canvas; null while there is nothing to show. Reads what it shows. */
export function sceneIn({ width, height }: Size): Scene | null {
  const box = { width: width - BUTTONS, height };
  const tones = ink.value;
  const padding = phone.value ? PHONE_PADDING : PADDING;
  const surface = surfacePicture.value;
  const now = around.value;
  if (showSurface.value) {
    const near = now?.near;
    if (!surface || !near) return null;
    const style = { ...stageStyle(surface.resolution), padding: padding + HEIGHTS, axes: false };
    const pose = posed(surface, surfaceStop, surfaceStop, 0, box, orbit.value, style);
    const targets = probe("data").value?.targets?.data ?? null;
    const options = { ...optionsOf(near, false), targets, followed: followed.value, tones, style };
    return { payload: surface, pose, options, frame: null, view: "solid" };
  }
  const space = picture.value;
  if (!space || !now) return null;
  const { from, to, near, along } = now;
  if (!(from.key in space.keys) || !(to.key in space.keys)) return null;
  const plain = stageStyle(space.resolution);
  const style = { ...plain, padding, fill: plain.fill * (space.cage_parts ? SLICE : 1) };
  const stops = [stageStop(from, space), stageStop(to, space)] as const;
  const pose = posed(space, ...stops, along, box, orbit.value, style, wayFor(from, to, along));
  const plane = near.phase === "input" && along === 0 && !pose.from.cage;
  const options = {
    ...optionsOf(near, true),
    neighbours: neighboursAt(near.key, space),
    overlays: overlaysFor(near, pose, space, false),
    regions: plane && pose.solid < 0.02 ? filling.value : null,
    tones,
    style,
  };
  return { payload: space, pose, options, frame: along === 0 ? near : null, view: viewOf(drawnWidth(near, space)) };
}
