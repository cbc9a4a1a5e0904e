/** Which point of the data a row of a picture's points is: the first ones, then those that were asked for by number. */
import type { SpacePayload } from "../wire/probes";

function firstOf({ labels, also }: SpacePayload): number {
  return labels.data.length - (also?.data.length ?? 0);
}

/** The row of a point, or -1 where it is not shown. */
export function rowOf(picture: SpacePayload, point: number): number {
  const first = firstOf(picture);
  if (point < first) return point;
  const place = picture.also?.data.indexOf(point) ?? -1;
  return place < 0 ? -1 : first + place;
}

/** The point of a row. */
export function pointOf(picture: SpacePayload, row: number): number {
  return picture.also?.data[row - firstOf(picture)] ?? row;
}

/** Values by point as values by row. */
export function byRow(picture: SpacePayload, values: Float32Array): Float32Array {
  const { also } = picture;
  if (!also) return values;
  const rows = new Float32Array(picture.labels.data.length);
  rows.forEach((_, row) => (rows[row] = values[pointOf(picture, row)] ?? 0));
  return rows;
}
