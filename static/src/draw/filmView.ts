/** How a film frame is looked at: cameras, boxes on the canvas, and the stages on view. */
import type { Floats } from "../wire/frame";
import type { SpaceKey } from "../wire/probes";

/** A rotation, row by row. */
export type Turn = readonly [number, number, number, number, number, number, number, number, number];

export interface Camera {
  /** Radians. */
  yaw: number;
  pitch: number;
}

export interface Box {
  x?: number;
  y?: number;
  width: number;
  height: number;
  /** Room kept free on every side. */
  padding?: number;
  /** Height of the label's strip above the picture. */
  top?: number;
}

/** One stage as the film shows it. */
export interface Stop {
  /** Key of the stage: "input", "dense_1.W", "dense_1.b", "dense_1.g", "dropout_1.out". */
  key: string;
  /** Activation of the stage's layer, which may bound its outputs. */
  activation?: string | null;
  /** Seen as a solid that turns; otherwise flat, by its first two coordinates. */
  solid: boolean;
  /** Replaces the camera of a flat view: two axes in the plane seen, then its normal. */
  basis?: Turn | null;
}

/** How much nearer things are enlarged, a box's half away from its centre. */
export const PERSPECTIVE = 0.16;
const FLAT: Turn = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** Rotation by yaw about the vertical, then pitch towards the viewer. */
export function rotation({ yaw, pitch }: Camera): Turn {
  const cy = Math.cos(yaw);
  const sy = Math.sin(yaw);
  const cp = Math.cos(pitch);
  const sp = Math.sin(pitch);
  return [cy, 0, sy, sy * sp, cp, -cy * sp, -sy * cp, sp, cy * cp];
}

/** The rotation in which a stage is seen at rest. */
export const turnOf = (stop: Stop, camera: Camera): Turn => stop.basis ?? (stop.solid ? rotation(camera) : FLAT);

/** Directions of the axes drawn: the coordinates', or the plane's where those mean nothing by themselves. */
export const axesOf = (key: SpaceKey, stop: Stop): Turn =>
  stop.basis && (key.units?.length ?? key.dim) > 3 ? stop.basis : FLAT;

/** Coordinates a row. */
export const widthOf = (rows: Floats): number => rows.shape[1] ?? 1;
