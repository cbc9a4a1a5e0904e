/** Lines of the input plane carried to any stage: a place between vertices of the lattice goes where the sheet goes. */

/** Lines in the space of a pose. */
export interface Overlay {
  /** [m, 3] */
  rows: Float32Array;
  /** Offsets of the lines in `rows`, then m. */
  parts: ArrayLike<number>;
  colour: string;
  width: number;
  opacity: number;
}

/** Polygons of the plane. */
export interface Regions {
  /** [m, 2], in order around each. */
  vertices: Float32Array;
  parts: ArrayLike<number>;
  /** Number of each one's colour. */
  tone: ArrayLike<number>;
}

/**
 * Carries places of the plane [m, 2] to where the lattice [(n + 1)², 3] has gone, linearly within each square; places
 * beyond the lattice stay at its edge.
 */
export function carried(places: Float32Array, lattice: Float32Array, resolution: number, radius: number): Float32Array {
  const count = places.length / 2;
  const out = new Float32Array(3 * count);
  const width = resolution + 1;
  const index = (v: number): number => Math.max(0, Math.min(resolution, ((v / radius + 1) / 2) * resolution));
  for (let p = 0; p < count; p++) {
    const [x, y] = [index(places[2 * p]!), index(places[2 * p + 1]!)];
    const [i, j] = [Math.min(resolution - 1, Math.floor(x)), Math.min(resolution - 1, Math.floor(y))];
    const [u, v] = [x - i, y - j];
    const a = 3 * (j * width + i);
    for (let c = 0; c < 3; c++) {
      const low = lattice[a + c]! * (1 - u) + lattice[a + 3 + c]! * u;
      const high = lattice[a + 3 * width + c]! * (1 - u) + lattice[a + 3 * width + 3 + c]! * u;
      out[3 * p + c] = low * (1 - v) + high * v;
    }
  }
  return out;
}

const LONGEST = 0.06;

/** Lines with more vertices, none farther from the next than a part of the plane, so that they can bend with the sheet. */
export function finer(
  places: Float32Array,
  parts: ArrayLike<number>,
  radius: number,
): { places: Float32Array; parts: Int32Array } {
  const out: number[] = [];
  const offsets = [0];
  for (let p = 0; p + 1 < parts.length; p++) {
    for (let i = parts[p]!; i < parts[p + 1]!; i++) {
      const [x, y] = [places[2 * i]!, places[2 * i + 1]!];
      out.push(x, y);
      if (i + 1 >= parts[p + 1]!) continue;
      const [dx, dy] = [places[2 * i + 2]! - x, places[2 * i + 3]! - y];
      const steps = Math.ceil(Math.hypot(dx, dy) / (LONGEST * radius));
      for (let s = 1; s < steps; s++) out.push(x + (dx * s) / steps, y + (dy * s) / steps);
    }
    offsets.push(out.length / 2);
  }
  return { places: Float32Array.from(out), parts: Int32Array.from(offsets) };
}
