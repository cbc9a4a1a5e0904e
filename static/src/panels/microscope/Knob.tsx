/** A weight as a knob: an arc of 270°, zero at the top, from −6 to 6, coloured by sign. Drag, arrow keys, or type. */
import { signed } from "../../format";
import { t } from "../../i18n";
import { heldInput } from "../../store";
import { editSoon, followHand, KNOB_RANGE, turnByKey } from "../../turn";

const HALF_ARC = 135;

const polar = (degrees: number, radius: number): string => {
  const angle = (degrees * Math.PI) / 180;
  return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
};

interface Props {
  x: number;
  y: number;
  radius: number;
  value: number;
  name: string;
  /** Place in the flat vector; null for a knob that only shows. */
  index: number | null;
  input: number;
  held: boolean;
}

function Face({ radius, value }: { radius: number; value: number }) {
  const angle = Math.max(-1, Math.min(1, value / KNOB_RANGE)) * HALF_ARC;
  const arc = (to: number): string => `A${radius} ${radius} 0 ${Math.abs(to) > 180 ? 1 : 0} ${to > 0 ? 1 : 0}`;
  return (
    <>
      <path
        d={`M${polar(-HALF_ARC, radius)}A${radius} ${radius} 0 1 1 ${polar(HALF_ARC, radius)}`}
        class="knob-track"
      />
      <path
        d={`M${polar(0, radius)}${arc(angle)} ${polar(angle, radius)}`}
        class={value < 0 ? "knob-arc neg" : "knob-arc pos"}
      />
      <path d={`M0 0L${polar(angle, radius * 0.61)}`} class="knob-hand" />
    </>
  );
}

export function Knob({ x, y, radius, value, name, index, input, held }: Props) {
  if (index === null)
    return (
      <g transform={`translate(${x} ${y})`} aria-hidden="true">
        <Face radius={radius} value={value} />
      </g>
    );
  return (
    <g
      class="knob"
      transform={`translate(${x} ${y})`}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={-KNOB_RANGE}
      aria-valuemax={KNOB_RANGE}
      aria-valuenow={Number(value.toFixed(2))}
      aria-valuetext={signed(value)}
      data-testid={`knob-${input}`}
      data-value={value}
      onFocus={() => (heldInput.value = input)}
      onKeyDown={(event) => {
        if (turnByKey(event, index) || event.key !== "Enter") return;
        event.preventDefault();
        open(event.currentTarget, index, name);
      }}
      onPointerDown={(event) => {
        heldInput.value = input;
        followHand(event, index);
      }}
      onDblClick={(event) => open(event.currentTarget, index, name)}
    >
      <title>{t.value.network.micro.turned(name, signed(value))}</title>
      <circle r="14" fill="transparent" />
      <rect class="knob-reach" x={-22} y={-14} width={44} height={28} />
      {held && <circle r={radius + 4} class="knob-halo" />}
      <Face radius={radius} value={value} />
    </g>
  );
}

function open(element: Element, index: number, name: string): void {
  const { left, top, width } = element.getBoundingClientRect();
  editSoon({ index, name, x: left + width / 2, y: top });
}
