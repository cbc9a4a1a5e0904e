/** The terms of the chosen unit's sum: symbol, value × knob weight, product, and the bar of the waterfall. */
import { scientific, signed } from "../../format";
import { t } from "../../i18n";
import { heldInput } from "../../store";
import { Knob } from "./Knob";
import type { Scene } from "./scene";
import { exact } from "./write";
import { within } from "./within";
import type { Backward, Forward, Row } from "./view";

interface Props {
  view: Forward | Backward;
  scene: Scene;
  /** From a value to x on the shared axis. */
  at: (value: number) => number;
}

const VALUE_X = 83;
const KNOB_X = 110;
const WEIGHT_X = 160;
const PRODUCT_X = 208;

export function Ledger({ view, scene, at }: Props) {
  const write = view.kind === "forward" ? exact : scientific;
  return (
    <>
      {view.rows.map((row, i) => (
        <TermRow key={`${row.kind} ${row.index} ${i}`} row={row} i={i} view={view} scene={scene} write={write} />
      ))}
      {view.rows.map((row, i) => (
        <TermBar key={`${row.kind} ${row.index} ${i}`} row={row} i={i} view={view} scene={scene} at={at} />
      ))}
      <line x1="20" x2={PRODUCT_X} y1={scene.sum - 14} y2={scene.sum - 14} class="hair" />
      <text x="20" y={scene.sum + 4} class="math">
        {view.kind === "forward"
          ? "z"
          : view.source === "difference"
            ? "δ"
            : view.source === "loss"
              ? "∂L/∂a"
              : "Σ w·δ"}
      </text>
      <text x={PRODUCT_X} y={scene.sum + 4} class="result" data-testid="sum">
        {write(view.sum)}
      </text>
    </>
  );
}

/** From so many characters a number is set smaller, or it would touch its neighbour. */
const LONG = 6;
const fitting = (text: string): string => (text.length >= LONG ? "long" : "");

interface RowProps {
  row: Row;
  i: number;
  view: Forward | Backward;
  scene: Scene;
}

function TermRow({ row, i, view, scene, write }: RowProps & { write: (value: number) => string }) {
  const words = t.value.network.micro;
  const y = scene.first + i * scene.step;
  const isForward = view.kind === "forward";
  const hasWeight = row.kind === "input" || row.kind === "bias";
  const name = row.kind === "bias" ? words.bias : words.knob(row.symbol);
  return (
    <>
      {row.kind === "rest" ? (
        <text x="20" y={y + 4} class="num soft">
          {words.moreTerms(row.count)}
        </text>
      ) : (
        <text x="20" y={y + 4} class={scene.dense ? "math small" : "math"}>
          {within(row.symbol)}
          <title>{row.symbol}</title>
        </text>
      )}
      {row.kind === "input" && (
        <>
          <text x={VALUE_X} y={y + 4} class={`num end ${fitting(write(row.value))}`}>
            {write(row.value)}
          </text>
          <text x={VALUE_X + 7} y={y + 4} class="num soft mid">
            ×
          </text>
        </>
      )}
      {hasWeight && (
        <>
          <Knob
            x={KNOB_X}
            y={y}
            radius={scene.dense ? 6 : 8.5}
            value={row.weight}
            name={name}
            index={isForward ? row.index : null}
            input={row.input}
            held={isForward && row.input === heldInput.value}
          />
          <text x={WEIGHT_X} y={y + 4} class={`num strong end ${fitting(signed(row.weight))}`}>
            {signed(row.weight)}
          </text>
        </>
      )}
      <text x={PRODUCT_X} y={y + 4} class={`num ink end ${fitting(write(row.product))}`}>
        {write(row.product)}
      </text>
    </>
  );
}

function TermBar({ row, i, view, scene, at }: RowProps & { at: (value: number) => number }) {
  const bar = view.bars[i];
  if (!bar) return null;
  const y = scene.first + i * scene.step;
  const half = scene.dense ? 4 : 5;
  const from = at(bar.from);
  const to = at(bar.to);
  const isLast = i === view.rows.length - 1;
  return (
    <g aria-hidden="true">
      <rect
        x={Math.min(from, to)}
        y={y - half}
        width={Math.max(1.5, Math.abs(to - from))}
        height={2 * half}
        rx="2"
        class={row.product < 0 ? "neg-bar" : "pos-bar"}
      />
      <line
        x1={to}
        x2={to}
        y1={y + half}
        y2={isLast ? scene.sum - 5 : y + scene.step - half}
        class="join"
        stroke-dasharray={isLast ? "2 2" : undefined}
      />
    </g>
  );
}
