/** The decision of one lane over the plane, with the points it is trained on. */
import { paintPoints, paintSurface, type Look } from "../panels/network/paintPicture";
import { probe } from "../store";
import { dark, ink, signPatterns } from "../theme";
import { useCanvas } from "../draw/useCanvas";
import { useWatch } from "../watch";

const RESOLUTION = 48;
const HZ = 10;

const look = (): Look => ({ dark: dark.value, ink: ink.value.ink, patterns: signPatterns.value });

export function Surface({ lane, label }: { lane: number; label: string }) {
  useWatch(`surface:${lane}`, () => ({ probe: "surface", options: { resolution: RESOLUTION }, hz: HZ, lane }));
  useWatch(`data:${lane}`, () => ({ probe: "data", options: {}, hz: 2, lane }));
  const field = useCanvas((g, side) => {
    const surface = probe(`surface:${lane}`).value;
    if (surface) paintSurface(g, surface, side, look());
  }, 12);
  const points = useCanvas((g, side) => {
    const data = probe(`data:${lane}`).value;
    if (!data) return;
    const classes = data.labels ? Math.max(1, ...data.labels.data) + 1 : 0;
    paintPoints(g, data, side, { ...look(), classes, test: false, followed: -1 });
  }, 12);
  return (
    <div class={`surf${probe(`surface:${lane}`).value ? "" : " sk"}`} role="img" aria-label={label}>
      <canvas ref={field} aria-hidden="true" data-testid={`surface-${lane}`} />
      <canvas ref={points} aria-hidden="true" />
    </div>
  );
}
