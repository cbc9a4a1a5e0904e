/** Which point is followed, with buttons to the one before and the next, and back to the sample of each step. */
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { stepPoint } from "./Among";
import { followedPoint, points, traced } from "./model";
import { words } from "./words";

export function PointStepper() {
  const say = words.value.point;
  const now = followedPoint.value;
  return (
    <span class="map-point">
      <button
        type="button"
        class="ib"
        aria-label={say.before}
        data-testid="map-point-before"
        onClick={() => stepPoint(-1)}
      >
        <Icon name="left" />
      </button>
      <span data-testid="map-point" data-value={now ?? ""}>
        {now === null ? say.none : say.of(now + 1, points.value)}
      </span>
      <button type="button" class="ib" aria-label={say.next} data-testid="map-point-next" onClick={() => stepPoint(1)}>
        <Icon name="right" />
      </button>
      {now !== null && (
        <Button look="line" data-testid="map-point-free" onClick={() => (traced.value = null)}>
          {say.free}
        </Button>
      )}
    </span>
  );
}
