/** The input of a network that reads pictures: the followed one, whose pixels the connections leave. */
import { useComputed } from "@preact/signals";
import { calmed } from "../../calm";
import { useCanvas } from "../../draw/useCanvas";
import { t } from "../../i18n";
import { probe } from "../../store";
import { paintFollowed } from "./receptive";

const calmPoint = calmed(() => probe("point").value);

export function InputPicture({ x, y, side }: { x: number; y: number; side: number }) {
  const ref = useCanvas((g, width, height) => {
    paintFollowed(g, width, height);
  }, 12);
  const label = useComputed(() => {
    const point = calmPoint.value;
    return point ? t.value.network.inputPicture(point.index + 1, point.target) : "";
  });
  const box = { left: `${x}px`, top: `${y}px`, width: `${side}px`, height: `${side}px` };
  return (
    <div class="unit" style={box}>
      <div class="nrn seen" role="img" aria-label={label} title={label} data-testid="input-picture">
        <canvas ref={ref} aria-hidden="true" />
      </div>
    </div>
  );
}
