/** The foot of the microscope: training loss as the held parameter turns (log scale, the dot is now), loss and accuracy. */
import { computed } from "@preact/signals";
import { percent, plain, signed } from "../../format";
import { t } from "../../i18n";
import { probe, run } from "../../store";
import { parameterAt } from "../../turn";
import type { ValleyPayload } from "../../wire/probes";
import type { Scene } from "./scene";
import { lossAt } from "./sums";
import { held } from "./view";

const LEFT = 20;
const WIDTH = 176;
/** A loss that fills the bar. */
const FULL_LOSS = 0.7;

/** The finite samples of the valley. */
function samples({ values, loss }: ValleyPayload): { value: number; loss: number }[] {
  return Array.from(values.data, (value, i) => ({ value, loss: loss.data[i] ?? NaN })).filter(({ loss: l }) =>
    Number.isFinite(l),
  );
}

function Plot({ scene, payload, index }: { scene: Scene; payload: ValleyPayload; index: number }) {
  const curve = samples(payload);
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last || curve.length < 2 || !Number.isFinite(parameterAt(index))) return null;
  const now = Math.max(first.value, Math.min(last.value, parameterAt(index)));
  const log = (loss: number): number => Math.log(Math.max(loss, 1e-9));
  const low = Math.min(...curve.map((s) => log(s.loss)));
  const high = Math.max(...curve.map((s) => log(s.loss)));
  const top = scene.foot + 20;
  const bottom = scene.height - 10;
  const x = (value: number): number => LEFT + ((value - first.value) / (last.value - first.value)) * WIDTH;
  const y = (loss: number): number => bottom - ((log(loss) - low) / (high - low || 1)) * (bottom - top);
  return (
    <g aria-hidden="true">
      <polyline
        points={curve.map((s) => `${x(s.value).toFixed(1)},${y(s.loss).toFixed(1)}`).join(" ")}
        class="valley"
      />
      <circle cx={x(now)} cy={y(lossAt(curve, now))} r="4" class="now" />
    </g>
  );
}

function Bar({ scene, y, name, text, share }: { scene: Scene; y: number; name: string; text: string; share: number }) {
  const { left, right } = scene;
  const full = right - left;
  return (
    <>
      <text x={left} y={y} class="label">
        {name}
      </text>
      <text x={right} y={y} class="num strong end">
        {text}
      </text>
      <rect x={left} y={y + 4} width={full} height="4" rx="2" class="track" />
      <rect x={left} y={y + 4} width={Math.max(3, full * share)} height="4" rx="2" class="fill" />
    </>
  );
}

/** What the valley shows, in words. */
export function valleySummary(): string {
  const payload = probe("valley").value;
  const knob = held.value;
  if (!payload || !knob) return "";
  const lowest = samples(payload).reduce((best, s) => (s.loss < best.loss ? s : best), { value: 0, loss: Infinity });
  const now = signed(parameterAt(knob.index));
  return t.value.network.micro.valleySummary(knob.symbol, plain(lowest.loss), signed(lowest.value), now);
}

/** Loss and accuracy in step with the numbers above them, not with every frame. */
const metrics = computed(() => {
  void probe("point").value;
  return run.peek();
});

export function Foot({ scene }: { scene: Scene }) {
  const payload = probe("valley").value;
  const words = t.value.network.micro;
  const knob = held.value;
  const { lossTrain, accuracyTrain } = metrics.value;
  const [before, after] = words.valleyWords;
  return (
    <>
      <line x1="0" x2={scene.width} y1={scene.foot - 2} y2={scene.foot - 2} class="hair" />
      {knob && (
        <text x={LEFT} y={scene.foot + 13} class="label">
          {before}
          <tspan class="m">{knob.symbol}</tspan>
          {after}
        </text>
      )}
      {knob && payload && <Plot scene={scene} payload={payload} index={knob.index} />}
      <Bar
        scene={scene}
        y={scene.foot + 13}
        name={words.loss}
        text={plain(lossTrain)}
        share={Math.max(0, Math.min(1, (lossTrain ?? 0) / FULL_LOSS))}
      />
      {accuracyTrain !== null && (
        <Bar
          scene={scene}
          y={scene.foot + (scene.height - scene.foot < 52 ? 35 : 38)}
          name={words.accuracy}
          text={percent(accuracyTrain)}
          share={accuracyTrain}
        />
      )}
    </>
  );
}
