/** The plane in a square picture, and data points as outlines for an SVG path. */

/** The plane shown reaches from −PLANE to PLANE. */
export const PLANE = 1.12;

/** From a coordinate of the plane to pixels of a picture; y still points up. */
export const toPixels = (value: number, side: number): number => side / 2 + (value * side) / (2 * PLANE);

/** A small mark: class 0 a diamond, 2 a square, 3 a triangle, the others circles. */
export function markOutline(label: number, x: number, y: number, r: number): string {
  const at = `${x.toFixed(1)} ${y.toFixed(1)}`;
  const q = 1.28 * r;
  if (label === 0) return `M${at}m0-${q}l${q} ${q}-${q} ${q}-${q}-${q}z`;
  if (label === 2) return `M${at}m-${r}-${r}h${2 * r}v${2 * r}h-${2 * r}z`;
  if (label === 3) return `M${at}m0-${q}l${q} ${2 * r}h-${2 * q}z`;
  return `M${at}m-${r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0`;
}
