/** Names of the axes at their tips on the stage. */
import { placeOnAxis, type Pose } from "../../draw/filmPose";
import type { Tones } from "../../draw/filmStyle";
import { subscript } from "../../format";
import { description } from "../../store";
import { symbol } from "../network/names";
import type { Frame } from "../space/frames";
import type { View } from "./view";

const EDGE = 12;

function nameOf(frame: Frame, width: number, axis: number): string {
  if (width > 3) return `p${subscript(axis + 1)}`;
  if (frame.phase === "input") return symbol(description.value?.features[axis]);
  return (frame.phase === "W" || frame.phase === "b" ? "z" : "a") + subscript(axis + 1);
}

export function paintLabels(
  g: CanvasRenderingContext2D,
  pose: Pose,
  frame: Frame,
  view: View,
  box: { width: number; height: number },
  tones: Tones & { paper: string; math: string; "ink-2": string },
): void {
  const width = pose.from.dim;
  const solid = view === "solid";
  if (width < 2) return;
  const tilted = solid || (view === "pca" && width === 3);
  const tip = pose.high + pose.half * (tilted ? 0.13 : 0.045);
  g.save();
  g.font = `italic 14px ${tones.math}`;
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.lineJoin = "round";
  g.lineWidth = 4;
  g.strokeStyle = tones.paper;
  g.fillStyle = tones["ink-2"];
  for (let axis = 0; axis < Math.min(width, tilted ? 3 : 2); axis++) {
    const at = placeOnAxis(pose, axis, tip);
    const [dx, dy] = tilted ? [0, 0] : axis === 0 ? [-4, -11] : [0, 6];
    const x = Math.max(EDGE, Math.min(box.width - EDGE - 4, at[0] + dx));
    const y = Math.max(EDGE, Math.min(box.height - EDGE, at[1] + dy));
    const name = nameOf(frame, width, axis);
    g.strokeText(name, x, y);
    g.fillText(name, x, y);
  }
  g.restore();
}
