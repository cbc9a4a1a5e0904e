/** A sample of points on the plane, as a picture. */
import { css, diverging, markColour } from "../draw/colour";
import { markOutline, toPixels } from "../draw/outlines";
import { dark } from "../theme";
import type { Sample } from "./api";

const SIDE = 200;
const RADIUS = 2.6;

export function SamplePicture({ sample, label }: { sample: Sample | null; label: string }) {
  return (
    <svg
      class={`sample${sample ? "" : " none"}`}
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      role="img"
      aria-label={label}
      data-testid="sample"
      data-value={sample?.points.length ?? ""}
    >
      <path class="axes" d={`M${SIDE / 2} 0V${SIDE}M0 ${SIDE / 2}H${SIDE}`} />
      {sample?.points.map(([x, y], i) => {
        const label = sample.labels?.[i] ?? 1;
        const target = sample.targets?.[i];
        const fill =
          target === undefined
            ? markColour(label, sample.classes, dark.value)
            : css(diverging(Math.max(-1, Math.min(1, target)), dark.value));
        const d = markOutline(target === undefined ? label : 1, toPixels(x, SIDE), SIDE - toPixels(y, SIDE), RADIUS);
        return <path key={i} d={d} fill={fill} class="pt" />;
      })}
    </svg>
  );
}
