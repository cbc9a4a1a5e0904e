/** The inside of the microscope for one unit: formulas, ledger, curve, and the foot with valley and metrics. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { scientific, signed } from "../../format";
import { t } from "../../i18n";
import { calmed } from "../../calm";
import { unitName } from "../network/names";
import { box, pointInside, sceneNow } from "./box";
import { Curve, functionText, Result, resultY } from "./Curve";
import { Ledger } from "./Ledger";
import { axisBackward, axisForward } from "./sums";
import { PointButtons, PointStepper } from "./PointStepper";
import { Probabilities } from "./Probabilities";
import { axis, type Scene } from "./scene";
import { Foot, valleySummary } from "./Valley";
import { view, type Backward, type Forward, type Plain } from "./view";

const SLOPES: Partial<Record<Forward["activation"], string>> = {
  tanh: "g′(z) = 1 − a²",
  sigmoid: "g′(z) = a(1 − a)",
  relu: "g′(z) = 0, 1",
  linear: "g′(z) = 1",
  softplus: "g′(z) = σ(z)",
  sin: "g′(z) = cos(z)",
};

function leftFormula(now: Forward | Backward): string {
  if (now.kind === "forward")
    return `z = Σ w·${now.letter}${now.rows.some((row) => row.kind === "bias") ? " + b" : ""}`;
  return { difference: "δ = a − y", loss: "δ = g′(z) · ∂L/∂a", sum: "δ = g′(z) · Σ w·δ" }[now.source];
}

function Formulas({ now, scene }: { now: Forward | Backward; scene: Scene }) {
  const right = now.kind === "forward" ? `a = ${functionText(now.activation)}` : (SLOPES[now.activation] ?? "");
  return (
    <g aria-hidden="true">
      <text x="20" y={scene.top} class="math soft">
        {leftFormula(now)}
      </text>
      <text x={scene.right} y={scene.top} class="math soft end">
        {now.kind === "backward" && now.source === "difference" ? "" : right}
      </text>
    </g>
  );
}

function Working({ now, scene }: { now: Forward | Backward; scene: Scene }) {
  const isForward = now.kind === "forward";
  const reach = isForward ? axisForward(now.reach) : axisBackward(now.reach);
  const at = axis(scene, reach);
  const zero = at(0);
  if (!Number.isFinite(now.reach + now.a + now.slope)) return <Formulas now={now} scene={scene} />;
  return (
    <>
      <Formulas now={now} scene={scene} />
      <line x1={zero} x2={zero} y1={scene.first - 10} y2={isForward ? scene.curveTop : scene.sum + 8} class="zero" />
      <Ledger view={now} scene={scene} at={at} />
      <Curve view={now} scene={scene} reach={reach} />
      <Result view={now} scene={scene} reach={reach} />
      {now.kind === "forward" && now.probabilities && (
        <Probabilities
          values={now.probabilities}
          target={now.target}
          scene={scene}
          result={resultY(now, scene, reach)}
        />
      )}
    </>
  );
}

/** A unit that has no sum of its own to show: its value, and what its layer does. */
function PlainUnit({ now }: { now: Plain }) {
  return (
    <div class="plain">
      <p>
        <span class="m">{now.delta === null ? "a =" : "δ ="}</span>{" "}
        <b data-testid="activation-value" data-value={now.delta ?? now.a}>
          {now.delta === null ? signed(now.a) : scientific(now.delta)}
        </b>
      </p>
      <p>{noteOn(now)}</p>
    </div>
  );
}

function noteOn({ delta, through, layer }: Plain): string {
  const { layers, network } = t.value;
  if (through) return network.micro.through(layers.kind[through.kind as keyof typeof layers.kind]);
  return delta === null ? layers.about[layer.kind as keyof typeof layers.about] : network.micro.mixes;
}

const calmSummary = calmed(() => {
  const now = view.value;
  const words = t.value.network.micro;
  if (!now) return "";
  const name = unitName(now.layer.id, now.unit);
  if (now.kind === "plain") return words.value(name, signed(now.a));
  const a = signed(now.a);
  const sentence =
    now.kind === "forward"
      ? words.forwardSummary({
          name,
          terms: now.rows.length,
          z: signed(now.z),
          function: functionText(now.activation),
          a,
        })
      : now.source === "sum"
        ? words.backwardSummary({
            name,
            sum: scientific(now.sum),
            slope: signed(now.slope, 3),
            delta: scientific(now.delta),
          })
        : words.outputSummary({ name, a, target: String(now.target), delta: scientific(now.delta) });
  return `${sentence} ${valleySummary()}`;
});

export function Body() {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width && height) box.value = { width, height };
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const now = view.value;
  const scene = sceneNow.value;
  const { width, height } = scene;
  return (
    <div ref={ref} class="micro-body">
      {now ? (
        <>
          <svg class="ms" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
            {now.kind !== "plain" && <Working now={now} scene={scene} />}
            <Foot scene={scene} />
          </svg>
          {now.kind === "plain" && <PlainUnit now={now} />}
          {pointInside.value ? <PointStepper bottom={height - scene.curveBottom - 3} /> : <PointButtons />}
          <p class="vh">{calmSummary}</p>
        </>
      ) : (
        <p class="empty">{t.value.network.micro.noUnit}</p>
      )}
    </div>
  );
}
