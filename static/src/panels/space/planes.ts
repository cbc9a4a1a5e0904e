/** The plane in which a stage is seen flat when it has more than two coordinates, followed from picture to picture. */
import { principalPlane, type Plane } from "../../draw/principal";
import { widthOf, type Turn } from "../../draw/filmPose";
import type { SpaceKey, SpacePayload } from "../../wire/probes";
import type { Frame } from "./frames";

const found = new WeakMap<SpaceKey, Plane>();
const last = new Map<string, Turn>();

/** The plane along which the points of a stage vary most; W and + b of a layer, which differ by a shift, share it. */
export function planeOf(frame: Frame, space: SpacePayload): Plane | null {
  const name = frame.phase === "b" ? `${frame.layer}.W` : frame.key;
  const key = space.keys[name];
  if (!key || widthOf(key.points) < 3) return null;
  let plane = found.get(key);
  if (!plane) {
    plane = principalPlane(key.points.data, last.get(name) ?? null);
    found.set(key, plane);
    last.set(name, plane.turn);
  }
  return plane;
}

/** Share of all variance that three principal components of a wide stage keep, or the plane of a stage; 0…1. */
export function keptBy(frame: Frame, space: SpacePayload, solid: boolean): number | null {
  const key = space.keys[frame.key];
  const plane = planeOf(frame, space);
  if (!key || !plane) return null;
  const three = key.share ? key.share.reduce((sum, share) => sum + share, 0) : 1;
  return solid ? three : three * plane.share;
}
