/** The film's camera as a projection matrix, so that the graphics card puts every vertex where `draw/filmPose.ts` does. */
import type { Pose } from "../draw/filmPose";
import { PERSPECTIVE } from "../draw/filmView";

/** Depth on the card for half a box; what reaches three halves away still lies between its planes. */
const DEPTH = 0.2;

/**
 * From space to the clip cube, 16 numbers by column as WebGL has them. `bias` moves what is drawn towards the viewer, in
 * units of half a box, without moving it on the picture.
 */
export function lens(pose: Pose, width: number, height: number, bias = 0): number[] {
  const { turn, centre, half, scale, solid } = pose;
  const near = PERSPECTIVE * solid;
  const row = (i: 0 | 3 | 6): [number, number, number, number] => {
    const [a, b, c] = [turn[i], turn[i + 1]!, turn[i + 2]!];
    return [a, b, c, -(a * centre[0] + b * centre[1] + c * centre[2])];
  };
  const [across, up, towards] = [row(0), row(3), row(6)];
  const w = towards.map((v, i) => (i === 3 ? 1 : 0) - (v * near) / half);
  const x = across.map((v, i) => ((2 * pose.x) / width - 1) * w[i]! + (2 * scale * v) / width);
  const y = up.map((v, i) => (1 - (2 * pose.y) / height) * w[i]! + (2 * scale * v) / height);
  const z = towards.map((v, i) => (-v / half) * DEPTH - bias * DEPTH * w[i]!);
  return [0, 1, 2, 3].flatMap((i) => [x[i]!, y[i]!, z[i]!, w[i]!]);
}
