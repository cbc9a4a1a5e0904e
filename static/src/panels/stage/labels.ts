/** Names of the axes at their tips on the stage, and what the heights of the surface mean. */
import { place, placeOnAxis, seenDim, type Pose } from "../../draw/filmPose";
import type { Tones } from "../../draw/filmStyle";
import type { Heights } from "../../draw/surface";
import { setting, subscript } from "../../format";
import { description } from "../../store";
import { FEATURES, symbol } from "../network/names";
import type { Frame } from "../space/frames";
import type { View } from "./view";

const EDGE = 12;

type Inks = Tones & { paper: string; math: string; "ink-2": string };
type Spot = readonly [number, number, number];
interface Size {
  width: number;
  height: number;
}

/** An input as a symbol: a feature's, the third coordinate of a solid, or a column's own name. */
function inputName(name: string | undefined): string {
  if (name === "z") return "x₃";
  return name === undefined || (FEATURES as readonly string[]).includes(name) ? symbol(name) : name;
}

/** The letter of a frame's coordinates: inputs, sums or outputs. */
export const letterOf = ({ phase }: Frame): string =>
  phase === "input" ? "x" : phase === "W" || phase === "b" ? "z" : "a";

/** What an axis of a frame shows: a principal axis, an input, a sum or an output. */
function axisName(frame: Frame, units: readonly number[] | null, width: number, axis: number): string {
  if (!units && width > 3) return `p${subscript(axis + 1)}`;
  const unit = units?.[axis] ?? axis;
  if (frame.phase === "input") return inputName(description.value?.features[unit]);
  return letterOf(frame) + subscript(unit + 1);
}

function write(g: CanvasRenderingContext2D, text: string, [x, y]: readonly number[], box: Size): void {
  const left = Math.max(EDGE, Math.min(box.width - EDGE - 4, x ?? 0));
  const top = Math.max(EDGE, Math.min(box.height - EDGE, y ?? 0));
  g.strokeText(text, left, top);
  g.fillText(text, left, top);
}

function style(g: CanvasRenderingContext2D, font: string, tones: Inks): void {
  g.font = font;
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.lineJoin = "round";
  g.lineWidth = 4;
  g.strokeStyle = tones.paper;
  g.fillStyle = tones["ink-2"];
}

export function paintLabels(
  g: CanvasRenderingContext2D,
  pose: Pose,
  frame: Frame,
  view: View,
  box: Size,
  tones: Inks,
): void {
  const width = seenDim(pose.from);
  const solid = view === "solid";
  if (width < 2) return;
  const tilted = solid || (view === "pca" && width === 3);
  const tip = pose.high + pose.half * (tilted ? 0.13 : 0.045);
  g.save();
  style(g, `italic 14px ${tones.math}`, tones);
  for (let axis = 0; axis < Math.min(width, tilted ? 3 : 2); axis++) {
    const at = placeOnAxis(pose, axis, tip);
    const [dx, dy] = tilted ? [0, 0] : axis === 0 ? [-4, -11] : [0, 6];
    write(g, axisName(frame, pose.from.units, pose.from.dim, axis), [at[0] + dx, at[1] + dy], box);
  }
  g.restore();
}

/** The inputs along the nearest edges of the ground, and heights up the leftmost edge of the surface's box. */
export function paintHeights(
  g: CanvasRenderingContext2D,
  pose: Pose,
  { low, high, midpoint }: Heights,
  box: Size,
  tones: Inks,
): void {
  const { low: ground, high: top } = pose;
  const far = top + pose.half * 0.17;
  const features = description.value?.features ?? [];
  const lower = (a: Spot, b: Spot): Spot => (a[1] > b[1] ? a : b);
  const at = (x: number, y: number, z: number): Spot => place(pose, x, y, z);
  g.save();
  style(g, `italic 14px ${tones.math}`, tones);
  write(g, inputName(features[0]), lower(at(0, ground, far), at(0, ground, -far)), box);
  write(g, inputName(features[1]), lower(at(far, ground, 0), at(-far, ground, 0)), box);
  style(g, `11px ${tones.sans}`, tones);
  g.textAlign = "right";
  const corners = [ground, top].flatMap((x) => [ground, top].map((z) => [x, z] as const));
  const [x, z] = corners.reduce((a, b) => (at(a[0], 0, a[1])[0] < at(b[0], 0, b[1])[0] ? a : b));
  const marks = midpoint !== null && midpoint > low && midpoint < high ? [low, midpoint, high] : [low, high];
  for (const value of marks) {
    const spot = at(x, ((value - low) / (high - low)) * (top - ground) + ground, z);
    write(g, setting(Number(value.toPrecision(2))), [spot[0] - 7, spot[1]], box);
  }
  g.restore();
}
