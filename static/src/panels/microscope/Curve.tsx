/** The activation curve under the bars, on the same z axis: z drops onto it and a is read across; backward, its tangent. */
import { css, diverging } from "../../draw/colour";
import { scientific, signed } from "../../format";
import { t } from "../../i18n";
import { dark } from "../../theme";
import { axis, type Scene } from "./scene";
import { exact } from "./write";
import type { Backward, Forward } from "./view";

const SAMPLES = 72;

/** The values of a that the frame reaches from: the function's bounds, or what it takes on over the axis. */
function bounds(view: Forward | Backward, reach: number): { low: number; high: number } {
  const { curve, parameter, a } = view;
  const ends = [-reach, -reach / 2, 0, reach / 2, reach].map((z) => curve.value(z, parameter));
  const low = curve.low ?? Math.min(...ends, a);
  const high = curve.high ?? Math.max(...ends, a);
  return { low: Math.min(low, 0), high: high > low ? high : low + 1 };
}

/** How the function is written: tanh(z), or z itself. */
export function functionText(activation: Forward["activation"]): string {
  return activation === "linear" ? "z" : `${t.value.layers.short[activation]}(z)`;
}

export function Curve({ view, scene, reach }: { view: Forward | Backward; scene: Scene; reach: number }) {
  const { curveTop: top, curveBottom: bottom, left, right } = scene;
  const { z, a, slope, curve, parameter } = view;
  const isForward = view.kind === "forward";
  const wide = isForward ? reach : Math.max(2.4, Math.abs(z) * 1.25);
  const at = axis(scene, wide);
  const { low, high } = bounds(view, wide);
  const up = (value: number): number => bottom - ((value - low) / (high - low)) * (bottom - top);
  const points = Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const x = -wide + (2 * wide * i) / SAMPLES;
    return `${at(x).toFixed(1)} ${up(curve.value(x, parameter)).toFixed(1)}`;
  });
  const inside = (value: number): number => Math.max(top, Math.min(bottom, value));
  const dot = { x: Math.max(left, Math.min(right, at(z))), y: inside(up(a)) };
  return (
    <g aria-hidden="true">
      <clipPath id="micro-curve">
        <rect x={left} y={top} width={right - left} height={bottom - top} rx="6" />
      </clipPath>
      <rect x={left} y={top} width={right - left} height={Math.max(0, bottom - top)} rx="6" class="plot" />
      <line x1={left} x2={right} y1={inside(up(0))} y2={inside(up(0))} class="zero" />
      <line x1={at(0)} x2={at(0)} y1={top} y2={bottom} class="zero" />
      <path d={`M${points.join("L")}`} class="curve" clip-path="url(#micro-curve)" />
      {isForward ? (
        <path d={`M${dot.x} ${scene.sum - 5}V${dot.y}H${left - 4}`} class="drop" />
      ) : (
        <Tangent {...{ z, a, slope, wide, at, up }} />
      )}
      <circle cx={dot.x} cy={dot.y} r="4.5" class="dot" style={{ fill: css(diverging(a, dark.value)) }} />
    </g>
  );
}

interface TangentProps {
  z: number;
  a: number;
  slope: number;
  wide: number;
  at: (value: number) => number;
  up: (value: number) => number;
}

function Tangent({ z, a, slope, wide, at, up }: TangentProps) {
  const half = wide * 0.32;
  return (
    <line
      x1={at(z - half)}
      y1={up(a - half * slope)}
      x2={at(z + half)}
      y2={up(a + half * slope)}
      class="tangent"
      clip-path="url(#micro-curve)"
    />
  );
}

/** Height of the line that reads a across. */
export function resultY(view: Forward, scene: Scene, reach: number): number {
  const { curveTop: top, curveBottom: bottom } = scene;
  const { low, high } = bounds(view, reach);
  const across = bottom - ((view.a - low) / (high - low)) * (bottom - top);
  return Math.max(top + 12, Math.min(bottom - (scene.roomy ? 28 : 4), across + 5));
}

/** The result beside the curve: a, read across; or the slope and δ. */
export function Result({ view, scene, reach }: { view: Forward | Backward; scene: Scene; reach: number }) {
  const { sum } = scene;
  if (view.kind === "backward") {
    if (view.source === "difference") return null;
    const y = sum + (scene.dense ? 22 : 30);
    return (
      <>
        <text x="20" y={y} class="math">
          × g′(z)
        </text>
        <text x="208" y={y} class="result">
          {signed(view.slope, 3).replace("+", "")}
        </text>
        <line x1="20" x2="208" y1={y + 10} y2={y + 10} class="hair" />
        <text x="20" y={y + 31} class="math">
          δ
        </text>
        <text x="208" y={y + 32} class="large" data-testid="delta">
          {scientific(view.delta)}
        </text>
      </>
    );
  }
  const y = resultY(view, scene, reach);
  return (
    <>
      <text x="20" y={y} class="math">
        a = {functionText(view.activation)}
      </text>
      <text x="208" y={y + 1} class="large" data-testid="activation-value" data-value={view.a}>
        {exact(view.a)}
      </text>
    </>
  );
}
