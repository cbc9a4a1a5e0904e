/** From the space of the data to the canvas: the plane as it is, solids turned. */
import { orbit } from "../../store";

const RADIUS = 1.04;
const EXTENT = 1.75;
const DISTANCE = 6;

/** Where a place is drawn, and how near it is: from −1 (far) to 1. */
export type Spot = readonly [x: number, y: number, near: number];
export type Look = (values: ArrayLike<number>, i: number) => Spot;

/** Of places on the plane, two numbers each. */
export function flat(width: number, height: number): Look {
  const scale = (Math.min(width, height) / 2 - 6) / RADIUS;
  return (values, i) => [width / 2 + scale * (values[2 * i] ?? 0), height / 2 - scale * (values[2 * i + 1] ?? 0), 0];
}

/** Of places in space, three numbers each. */
export function turned(width: number, height: number): Look {
  const { yaw, pitch } = orbit.value;
  const scale = (Math.min(width, height) / 2 - 4) / EXTENT;
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return (values, i) => {
    const [x, y, z] = [values[3 * i] ?? 0, values[3 * i + 1] ?? 0, values[3 * i + 2] ?? 0];
    const across = x * cy + z * sy;
    const deep = z * cy - x * sy;
    const up = y * cp - deep * sp;
    const near = deep * cp + y * sp;
    const grown = (scale * DISTANCE) / (DISTANCE - near);
    return [width / 2 + grown * across, height / 2 - grown * up, near / 1.73];
  };
}
