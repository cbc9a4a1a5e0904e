/** What one lane has learned: the decision over the plane with the points it is trained on; of other models their portrait. */
import { isSigned, paintPortrait } from "../draw/portrait";
import { family, isNetwork } from "../family";
import { paintPoints, paintSurface, type Look } from "../panels/network/paintPicture";
import { probe } from "../store";
import { dark, ink, signPatterns } from "../theme";
import { useCanvas } from "../draw/useCanvas";
import { useWatch } from "../watch";

const RESOLUTION = 48;
const HZ = 10;

const look = (): Look => ({ dark: dark.value, ink: ink.value.ink, patterns: signPatterns.value });

function Decision({ lane, label }: { lane: number; label: string }) {
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

function Portrait({ lane, label }: { lane: number; label: string }) {
  const name = `portrait:${lane}` as const;
  useWatch(name, () => ({ probe: "portrait", options: {}, hz: HZ, lane }));
  const ref = useCanvas((g, width, height) => {
    const picture = probe(name).value?.picture;
    if (!picture) return;
    const { surface, ink: full } = ink.value;
    const signed = isSigned(family.value ?? "");
    paintPortrait(g, picture, width, height, { dark: dark.value, surface, ink: full, signed });
  }, 12);
  return (
    <div class={`surf${probe(name).value ? "" : " sk"}`} role="img" aria-label={label}>
      <canvas ref={ref} aria-hidden="true" data-testid={`surface-${lane}`} />
    </div>
  );
}

export function Surface(props: { lane: number; label: string }) {
  return isNetwork.value ? <Decision {...props} /> : <Portrait {...props} />;
}
