/** Payloads of the `space` probe made by hand, for tests. */
import type { Bytes, Floats } from "../../src/wire/frame";
import type { SpacePayload } from "../../src/wire/probes";

export const floats = (rows: readonly (readonly number[])[]): Floats => ({
  shape: [rows.length, rows[0]?.length ?? 0],
  data: Float32Array.from(rows.flat()),
  lo: 0,
  hi: 255,
});
const bytes = (values: readonly number[], lo = 0, hi = 255): Bytes => ({
  shape: [values.length],
  data: Uint8Array.from(values),
  lo,
  hi,
});

type Map2 = (x: number, y: number) => readonly number[];

/** The plane [−1, 1]² with n squares a side, carried through one map a stage; two points; a boundary along x = 0. */
export function payloadOf(n: number, stages: Readonly<Record<string, Map2>>): SpacePayload {
  const ticks = Array.from({ length: n + 1 }, (_, i) => (2 * i) / n - 1);
  const plane = ticks.flatMap((y) => ticks.map((x) => [x, y] as const));
  const points = [
    [-0.5, 0.25],
    [0.5, -0.25],
  ] as const;
  const line = ticks.map((y) => [0, y] as const);
  const through = (rows: readonly (readonly [number, number])[], map: Map2): Floats =>
    floats(rows.map(([x, y]) => map(x, y)));
  const key = (map: Map2) => {
    const lattice = through(plane, map);
    const extent = lattice.data.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    const dim = lattice.shape[1] ?? 0;
    return {
      dim,
      lattice,
      points: through(points, map),
      boundary: through(line, map),
      share: null,
      units: null,
      extent,
    };
  };
  return {
    resolution: n,
    radius: 1,
    shade: bytes(
      plane.map(([x]) => (x < 0 ? 0 : 255)),
      -1,
      1,
    ),
    keys: Object.fromEntries(Object.entries(stages).map(([name, map]) => [name, key(map)])),
    boundary_parts: { shape: [2], data: Int32Array.of(0, n + 1), lo: 0, hi: 255 },
    labels: bytes([0, 1]),
  };
}
