/** The followed point on a unit's map: where it lies on the plane, and following another by a press there. */
import { useComputed } from "@preact/signals";
import { followed, probe } from "../../store";
import { toPixels } from "../../draw/outlines";
import { pointAt } from "./paintPicture";
import { showTest } from "./pictureOptions";

/** A ring on the map of a unit, in shares of its side. */
export function FollowedMark() {
  const style = useComputed(() => {
    const points = probe("data").value?.points.data;
    const [x, y] = [points?.[2 * followed.value], points?.[2 * followed.value + 1]];
    if (x === undefined || y === undefined) return null;
    const [left, top] = [toPixels(x, 100), 100 - toPixels(y, 100)];
    return left < 0 || left > 100 || top < 0 || top > 100 ? null : `left:${left.toFixed(1)}%;top:${top.toFixed(1)}%`;
  });
  return style.value ? <i class="pt" style={style.value} aria-hidden="true" /> : null;
}

/** Follows the point that lies nearest to where a map was pressed by a pointer. Returns whether there is one. */
export function followAt(event: MouseEvent & { currentTarget: HTMLElement }): boolean {
  const data = probe("data").peek();
  if (!data || event.detail === 0) return false;
  const { left, top, width } = event.currentTarget.getBoundingClientRect();
  const found = pointAt(data, showTest.peek(), event.clientX - left, event.clientY - top, width, width);
  if (found !== null) followed.value = found;
  return found !== null;
}
