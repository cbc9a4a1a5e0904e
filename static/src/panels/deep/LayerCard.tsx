/** One layer: the followed picture as it tells it again, and how its error has fallen. */
import { useCanvas } from "../../draw/useCanvas";
import { plain } from "../../format";
import { description } from "../../store";
import { ink } from "../../theme";
import { Icon } from "../../ui/icons";
import { layers, phase, retold, type Layer } from "./now";
import { Pixels } from "./Pixels";
import { words } from "./words";

const ROOM = 6;

function line(
  g: CanvasRenderingContext2D,
  errors: readonly number[],
  x: (i: number) => number,
  y: (e: number) => number,
) {
  g.beginPath();
  errors.forEach((error, i) => (i ? g.lineTo(x(i), y(error)) : g.moveTo(x(i), y(error))));
  g.stroke();
}

/** Errors by epoch: of training points drawn through, of test points dashed; the top is where they began. */
function Curve({ place }: { place: number }) {
  const ref = useCanvas((g, width, height) => {
    const { train = [], test = [] } = layers.value[place] ?? {};
    const epochs = phase.value?.epochs ?? 1;
    const { ink: strong, "ink-3": soft, line: rule } = ink.value;
    const most = Math.max(...train, ...test, 1e-9);
    const x = (i: number): number => ROOM + ((width - 2 * ROOM) * i) / epochs;
    const y = (error: number): number => height - 1 - (height - 2 - ROOM) * (error / most);
    g.strokeStyle = rule;
    g.lineWidth = 1;
    g.strokeRect(0.5, height - 0.5, width - 1, 0);
    g.lineWidth = 1.5;
    g.strokeStyle = soft;
    g.setLineDash([3, 3]);
    line(g, test, x, y);
    g.setLineDash([]);
    g.strokeStyle = strong;
    line(g, train, x, y);
    const last = train.at(-1);
    if (last === undefined) return;
    g.beginPath();
    g.arc(x(train.length - 1), y(last), 3, 0, 2 * Math.PI);
    g.fillStyle = strong;
    g.fill();
  }, 12);
  return <canvas ref={ref} class="curve" aria-hidden="true" />;
}

export function LayerCard({ layer }: { layer: Layer }) {
  const { place, inputs, units, state, train, test } = layer;
  const { epoch = 0, epochs = 0 } = phase.value ?? {};
  const { card } = words.value;
  const says = state === "learning" ? card.learning(epoch, epochs) : card[state];
  const now = train.at(-1);
  const name = card.layer(place + 1);
  const errors = now === undefined ? "" : card.errors(plain(train[0], 3), plain(now, 3), plain(test.at(-1), 3));
  return (
    <article
      class="deep-card"
      data-state={state}
      aria-label={`${name}, ${card.sizes(inputs, units)}: ${says}. ${errors}`}
      data-testid={`deep-layer-${place}`}
      data-value={now ?? ""}
    >
      <h3>
        {name} <span>{card.sizes(inputs, units)}</span>
      </h3>
      <div class="body" aria-hidden="true">
        {description.value?.picture && <Pixels of={() => retold.value?.pictures} index={place + 1} />}
        <div class="told">
          <b>{now === undefined ? "–" : plain(now, 3)}</b>
          <Curve place={place} />
        </div>
      </div>
      <p class="state" aria-hidden="true">
        {state === "frozen" && <Icon name="lock" />}
        {says}
      </p>
    </article>
  );
}
