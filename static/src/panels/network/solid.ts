/** Points in space as a small picture shows them: turned, seen from afar, the farthest first. */

interface Turned {
  index: number;
  /** On the plane shown; y points up. */
  x: number;
  y: number;
  /** From 0, the farthest, to 1, the nearest. */
  depth: number;
}

const YAW = 0.6;
const PITCH = 0.42;
/** How far the outermost point is from the middle. */
const REACH = 0.98;

/** The first `count` points of `solid`, three numbers each. */
export function turned(solid: ArrayLike<number>, count: number): Turned[] {
  const [cosYaw, sinYaw, cosPitch, sinPitch] = [Math.cos(YAW), Math.sin(YAW), Math.cos(PITCH), Math.sin(PITCH)];
  const seen = Array.from({ length: count }, (_, index) => {
    const [a = 0, b = 0, c = 0] = [solid[3 * index], solid[3 * index + 1], solid[3 * index + 2]];
    const away = a * sinYaw + c * cosYaw;
    return {
      index,
      x: a * cosYaw - c * sinYaw,
      y: b * cosPitch - away * sinPitch,
      depth: away * cosPitch + b * sinPitch,
    };
  });
  const near = Math.max(...seen.map(({ depth }) => depth));
  const far = Math.min(...seen.map(({ depth }) => depth));
  const span = near - far || 1;
  const scale = REACH / Math.max(1e-6, ...seen.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))));
  return seen
    .map((point) => ({ index: point.index, x: scale * point.x, y: scale * point.y, depth: (point.depth - far) / span }))
    .sort((p, q) => p.depth - q.depth);
}
