/** What the mesh of a sheet needs beside its coordinates: a normal and a colour for every vertex of the lattice. */
import { category, diverging } from "../draw/colour";
import type { SpacePayload } from "../wire/probes";

/** As in the film's own sheets. */
const GAIN = 0.62;
const WEAKEST = 0.28;
const STRONGER = 0.38;

/** Unit normals [n, 3] of a lattice with `side` squares a side, from the vertices around each. */
export function normals(rows: Float32Array, side: number, out: Float32Array): void {
  const width = side + 1;
  for (let j = 0; j < width; j++)
    for (let i = 0; i < width; i++) {
      const left = 3 * (j * width + Math.max(0, i - 1));
      const right = 3 * (j * width + Math.min(side, i + 1));
      const below = 3 * (Math.max(0, j - 1) * width + i);
      const above = 3 * (Math.min(side, j + 1) * width + i);
      const [ux, uy, uz] = [0, 1, 2].map((c) => rows[right + c]! - rows[left + c]!) as [number, number, number];
      const [vx, vy, vz] = [0, 1, 2].map((c) => rows[above + c]! - rows[below + c]!) as [number, number, number];
      const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
      const size = Math.hypot(x, y, z);
      const at = 3 * (j * width + i);
      out[at] = size ? x / size : 0;
      out[at + 1] = size ? y / size : 0;
      out[at + 2] = size ? z / size : 1;
    }
}

/** Colours [n, 3] in 0…1: by the decision's sign and size, or by the winning class and its lead. */
export function sheetColours({ shade, winner }: SpacePayload, dark: boolean, out: Float32Array): void {
  const tone = diverging(0, dark);
  for (let i = 0; i < shade.data.length; i++) {
    const value = shade.lo + ((shade.hi - shade.lo) * shade.data[i]!) / 255;
    const class_ = winner?.data[i];
    const colour = class_ === undefined ? diverging(value * GAIN, dark) : category(class_, dark);
    const strength = class_ === undefined ? 1 : WEAKEST + STRONGER * Math.min(1, Math.abs(value));
    for (let c = 0; c < 3; c++) {
      const from = tone[c as 0 | 1 | 2];
      out[3 * i + c] = (from + (colour[c as 0 | 1 | 2] - from) * strength) / 255;
    }
  }
}
