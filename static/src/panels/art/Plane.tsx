/** The plane of the data: samples in the colour of their category, and boxes or prototypes where they lie on it. */
import { useCanvas } from "../../draw/useCanvas";
import { ink } from "../../theme";
import { useWatch } from "../../watch";
import { paintPlane } from "./paintPlane";
import { categories, drifted, points, told, watchPoints } from "./state";
import { words } from "./words";

const HZ = 30;

export function Plane() {
  useWatch("data", watchPoints);
  const canvas = useCanvas((g, width, height) => {
    const [data, known] = [points.value, categories.value];
    if (data && known) paintPlane(g, width, height, { data, known, told: told.value }, ink.value);
    return undefined;
  }, HZ);
  const known = categories.value;
  const { met, moved } = known ? drifted(known) : { met: 0, moved: 0 };
  const label = words.value.plane.about(known?.members.data.length ?? 0, met, moved);
  return <canvas ref={canvas} class="plane" role="img" aria-label={label} data-testid="plane" />;
}
