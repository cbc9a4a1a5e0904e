/** How rate and reach shrink over the steps, with the present step on both. */
import { useCanvas } from "../../draw/useCanvas";
import { plain } from "../../format";
import { learner } from "../../family";
import { experiment, run } from "../../store";
import { ink } from "../../theme";
import { KINDS, type MapLearner } from "./choices";
import { hits } from "./model";
import { words } from "./words";

const LEAST = 1e-3;
const AHEAD = 1.25;

const isMap = (found: { kind: string } | undefined): found is MapLearner =>
  (KINDS as readonly string[]).includes(found?.kind ?? "");

export const settings = (): MapLearner | null => {
  const found = experiment.value?.learner;
  return isMap(found) ? found : null;
};

/** First and last reach; null where units move alone. */
function reaches(now: MapLearner): readonly [number, number] | null {
  if (now.kind === "som") return [now.radius_from, now.radius_to];
  return now.kind === "neural_gas" ? [now.range_from, now.range_to] : null;
}

/** What has come of a value from first to last, as the server has it. */
function valueAt({ schedule, horizon }: MapLearner, [first, last]: readonly [number, number], step: number): number {
  const share = Math.min(1, step / horizon);
  if (schedule === "linear") return first + (last - first) * share;
  return Math.max(first, LEAST) ** (1 - share) * Math.max(last, LEAST) ** share;
}

interface Props {
  name: string;
  ends: readonly [number, number];
  now: number;
  decimals: number;
}

function Curve({ name, ends, now, decimals }: Props) {
  const canvas = useCanvas((g, width, height) => {
    const found = settings();
    if (!found) return;
    const inks = ink.value;
    const last = Math.max(found.horizon * AHEAD, run.value.step);
    const most = Math.max(...ends, LEAST);
    const at = (step: number): [number, number] => [
      4 + ((width - 8) * step) / last,
      height - 4 - ((height - 8) * valueAt(found, ends, step)) / most,
    ];
    const draw = (from: number, to: number, colour: string, wide: number): void => {
      g.beginPath();
      for (let i = 0; i <= 60; i++) g.lineTo(...at(from + ((to - from) * i) / 60));
      g.strokeStyle = colour;
      g.lineWidth = wide;
      g.stroke();
    };
    const { step } = run.value;
    draw(0, last, inks["line-2"], 1.5);
    draw(0, step, inks.ink, 2);
    const [x, y] = at(step);
    g.beginPath();
    g.arc(x, y, 3.5, 0, 2 * Math.PI);
    g.fillStyle = inks.ink;
    g.fill();
  });
  const about = words.value.micro.curve(name, plain(ends[0], 2), plain(ends[1], 2), plain(now, decimals));
  return (
    <figure class="map-curve">
      <figcaption>
        {name} <b data-testid="map-now">{plain(now, decimals)}</b>
      </figcaption>
      <canvas ref={canvas} role="img" aria-label={about} />
    </figure>
  );
}

export function Schedule() {
  const found = settings();
  const told = hits.value;
  if (!found || !told || (found.kind === "k_means" && found.rule !== "online")) return null;
  const say = words.value.micro;
  const reach = reaches(found);
  return (
    <div class="map-curves">
      <Curve name={say.rate} ends={[found.rate_from, found.rate_to]} now={told.rate} decimals={3} />
      {reach && (
        <Curve
          name={learner.value === "som" ? say.radius : say.range}
          ends={reach}
          now={told.reach ?? 0}
          decimals={2}
        />
      )}
    </div>
  );
}
