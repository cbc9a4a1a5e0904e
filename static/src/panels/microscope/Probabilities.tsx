/** The outputs of a softmax layer as parts of one bar, each in the colour of its class; the right class is underlined. */
import { css, category } from "../../draw/colour";
import { plain } from "../../format";
import { t } from "../../i18n";
import { dark } from "../../theme";
import type { Scene } from "./scene";

const LEFT = 20;
const WIDTH = 188;
const HEIGHT = 24;

/** Above the line that reads a across where there is room, else below it; null where there is none. */
function place(scene: Scene, result: number): number | null {
  if (result - 16 - (scene.sum + 14) >= HEIGHT) return scene.sum + 14;
  return result + 12 + HEIGHT <= scene.curveBottom - 26 ? result + 12 : null;
}

export function Probabilities({
  values,
  target,
  scene,
  result,
}: {
  values: readonly number[];
  target: number;
  scene: Scene;
  /** Height of the line that reads a across. */
  result: number;
}) {
  const y = place(scene, result);
  if (y === null) return null;
  let at = 0;
  const parts = values.map((value, label) => {
    const from = at;
    at += value;
    return { label, value, x: LEFT + from * WIDTH, width: value * WIDTH };
  });
  const words = t.value.network;
  const text = parts.map((p) => `${words.classNumber(p.label)} ${plain(p.value, 2)}`).join(", ");
  return (
    <g role="img" aria-label={words.micro.probabilities(text)}>
      <title>{words.micro.probabilities(text)}</title>
      {parts.map(({ label, x, width }) => (
        <g key={label}>
          <rect
            x={x}
            y={y}
            width={Math.max(0, width - 1)}
            height="9"
            rx="2"
            style={{ fill: css(category(label, dark.value)) }}
          />
          {width > 12 && (
            <text x={x + width / 2} y={y + 23} class="label mid">
              {label}
            </text>
          )}
          {label === target && <rect x={x} y={y + 11} width={Math.max(3, width - 1)} height="2" rx="1" class="fill" />}
        </g>
      ))}
    </g>
  );
}
