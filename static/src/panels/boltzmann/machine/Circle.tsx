/** Units on a circle, each a button; links between them by sign and strength. */
import { signal } from "@preact/signals";
import { act } from "../../../commands";
import { css, diverging } from "../../../draw/colour";
import { useCanvas } from "../../../draw/useCanvas";
import { percent } from "../../../format";
import { ink } from "../../../theme";
import { roveKeys } from "../../../ui/rove";
import { words } from "../words";
import { FREE, indexOf, machine, nameOf, shortOf, unit } from "./now";

export type Press = "hold" | "turn" | "pick";
export const press = signal<Press>("hold");

const RADIUS = 0.42;
const WIDEST = 7;

/** Where a unit is, as shares of the square: visible ones at the left, hidden ones at the right. */
function placeOf(at: number, units: number, visible: number): [x: number, y: number] {
  const turn = (at + 0.5 - visible / 2) / units + 0.5;
  const angle = 2 * Math.PI * turn;
  return [0.5 + RADIUS * Math.cos(angle), 0.5 + RADIUS * Math.sin(angle)];
}

/** Held on, held off, let go: the next in turn. */
function pressed(at: number): void {
  const told = machine.peek();
  if (!told) return;
  unit.value = at;
  const held = told.held.data[at] ?? FREE;
  if (press.value === "turn") act({ kind: "set_state", unit: at, on: !told.states.data[at] });
  if (press.value === "hold") act({ kind: "clamp", unit: at, on: held === FREE ? true : held === 1 ? false : null });
}

function Links() {
  const ref = useCanvas((g, width, height) => {
    const told = machine.value;
    if (!told) return false;
    const units = told.states.data.length;
    const side = Math.min(width, height);
    const at = (i: number): [number, number] => {
      const [x, y] = placeOf(i, units, told.visible);
      return [(width - side) / 2 + x * side, (height - side) / 2 + y * side];
    };
    const strongest = told.weights.data.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1);
    const { dark } = ink.value;
    g.lineCap = "round";
    for (let a = 0; a < units; a++)
      for (let b = a + 1; b < units; b++) {
        if (!told.linked.data[a * units + b]) continue;
        const share = (told.weights.data[a * units + b] ?? 0) / strongest;
        const lit = told.states.data[a] && told.states.data[b];
        g.strokeStyle = css(diverging(Math.sign(share) * (0.34 + 0.6 * Math.abs(share)), dark), lit ? 1 : 0.4);
        g.lineWidth = 0.7 + WIDEST * Math.abs(share);
        g.beginPath();
        g.moveTo(...at(a));
        g.lineTo(...at(b));
        g.stroke();
      }
    return false;
  }, 30);
  return <canvas ref={ref} aria-hidden="true" />;
}

export function Circle() {
  const told = machine.value;
  const says = words.value.machine;
  if (!told) return <div class="bm-circle" />;
  const units = told.states.data.length;
  return (
    <div
      class="bm-circle"
      role="group"
      aria-label={says.circle}
      onKeyDown={roveKeys("button")}
      data-testid="bm-circle"
      data-value={Array.from(told.states.data).join("")}
    >
      <Links />
      <div class="ring">
        {Array.from({ length: units }, (_, at) => {
          const [x, y] = placeOf(at, units, told.visible);
          const held = told.held.data[at] !== FREE;
          const fixed = !held && told.fixed.data[at];
          const on = Boolean(told.states.data[at]);
          const state = says.state(on, percent(told.chances.data[at]));
          const note = held ? `, ${says.byHand}` : fixed ? `, ${says.fixed}` : "";
          return (
            <button
              key={at}
              type="button"
              class={at < told.visible ? "visible" : "hidden"}
              style={{ left: `${100 * x}%`, top: `${100 * y}%` }}
              data-on={on}
              data-held={held}
              data-fixed={Boolean(fixed)}
              data-touched={told.touched === at}
              data-picked={indexOf(told) === at}
              data-testid={`bm-unit-${at}`}
              tabIndex={indexOf(told) === at ? 0 : -1}
              aria-pressed={held}
              aria-label={`${nameOf(at, told.visible)}: ${state}${note}`}
              title={`${nameOf(at, told.visible)}: ${state}${note}`}
              onClick={() => pressed(at)}
            >
              {shortOf(at, told.visible)}
            </button>
          );
        })}
      </div>
    </div>
  );
}
