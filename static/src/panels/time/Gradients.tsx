/** The gradient's norm in every layer, on a logarithmic scale: a layer that starves or bursts is seen at once. */
import { scientific } from "../../format";
import { t } from "../../i18n";
import { probe } from "../../store";
import { useWatch } from "../../watch";

/** Norms from 1e−6 to 10 fill the bar. */
const LOWEST = -6;
const HIGHEST = 1;
const height = (norm: number): number =>
  norm > 0 ? Math.max(0.04, Math.min(1, (Math.log10(norm) - LOWEST) / (HIGHEST - LOWEST))) : 0;

const unsigned = (norm: number): string => scientific(norm).replace("+", "");

export function Gradients() {
  useWatch("gradients", () => ({ probe: "gradients", options: {}, hz: 2 }));
  const payload = probe("gradients").value;
  if (!payload?.layers.length) return null;
  const words = t.value.time;
  const rows = payload.layers.map((layer, i) => ({
    layer,
    text: words.gradientOf(i + 1, unsigned(payload.norm.data[i] ?? NaN)),
    norm: payload.norm.data[i] ?? NaN,
  }));
  return (
    <div class="grad" role="img" aria-label={words.gradientsOf(rows.map(({ text }) => text).join(", "))}>
      <span>{words.gradients}</span>
      <div class="bars">
        {rows.map(({ layer, text, norm }) => (
          <i key={layer} title={text}>
            <b style={{ height: `${String(100 * height(norm))}%` }} />
          </i>
        ))}
      </div>
    </div>
  );
}
