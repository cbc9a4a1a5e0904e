/** Every weight as a pixel, and those of one unit laid out as the units are; where nothing is weighed, who pulls how much. */
import { percent } from "../../format";
import { useCanvas } from "../../draw/useCanvas";
import { useWatch } from "../../watch";
import { ink } from "../../theme";
import { nameOf, now, weights } from "./now";
import { Picture } from "./Picture";
import { fitted, paintPixels } from "./pixels";
import { words } from "./words";

function Matrix() {
  const ref = useCanvas((g, width, height) => {
    const told = weights.value;
    if (!told?.weights) return;
    paintPixels(g, told.weights, 0, width, height, { signed: true });
    const n = told.weights.shape[0] ?? 1;
    const { left, top, side } = fitted(n, n, width, height);
    if (told.unit < 0) return;
    g.strokeStyle = ink.value.ink;
    g.lineWidth = 1;
    const at = Math.floor(told.unit / told.block);
    g.strokeRect(left - 0.5, top + at * side - 0.5, n * side + 1, Math.max(2, side) + 1);
  }, 12);
  return (
    <canvas ref={ref} class="hop-matrix" role="img" aria-label={words.value.stage.matrix} data-testid="hop-weights" />
  );
}

/** The pull of each memory itself. */
function Pulls() {
  const told = now.value;
  const { stage } = words.value;
  if (!told?.shares) return <p class="hop-empty">{stage.noWeights}</p>;
  return (
    <>
      <p class="hop-empty">{stage.noWeights}</p>
      <ul class="hop-pulls" data-testid="hop-pulls">
        {[...told.shares.data].map((share, memory) => (
          <li key={memory}>
            <span>{nameOf(memory)}</span>
            <i style={{ width: `${100 * share}%` }} aria-hidden="true" />
            <b>{percent(share, 1)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Weights() {
  useWatch("hopfield_weights", () => ({ probe: "hopfield_weights", options: {}, hz: 8 }));
  const { stage } = words.value;
  const told = weights.value;
  if (told && !told.weights) return <Pulls />;
  return (
    <div class="hop-weights">
      <Matrix />
      <figure class="hop-beside">
        <figcaption>{told && told.unit >= 0 ? stage.row : stage.wait}</figcaption>
        {told?.row && <Picture of={() => weights.value?.row} signed hz={12} />}
      </figure>
    </div>
  );
}
