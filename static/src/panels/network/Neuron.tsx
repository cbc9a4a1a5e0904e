/** One unit: a toggle button that shows its output over the input plane, its bias as a chip, its value for the followed point. */
import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { css, diverging } from "../../draw/colour";
import { paintField } from "../../draw/heat";
import { useCanvas } from "../../draw/useCanvas";
import { plain, scientific, signed } from "../../format";
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { direction, heldInput, hovered, probe, selection } from "../../store";
import { dark, signPatterns } from "../../theme";
import { editSoon, parameterAt } from "../../turn";
import type { Bytes } from "../../wire/frame";
import type { Place } from "./arrange";
import { calmed } from "../../calm";
import { FollowedMark, followAt } from "./follow";
import { paintSigns } from "./hatch";
import { biasIndex, deltaOfPoint, fanIn, isDropped, isUnit, mapOf, outputOfPoint, spanOf } from "./model";
import { unitName } from "./names";
import { fieldOf, paintWeights } from "./receptive";

/** Tiles below this side get smaller chips and corners. */
const SMALL = 36;

interface Tile {
  maps: Bytes;
  index: number;
}

function same(a: Tile, b: Tile): boolean {
  if (a.maps.lo !== b.maps.lo || a.maps.hi !== b.maps.hi || a.maps.shape[1] !== b.maps.shape[1]) return false;
  const size = (a.maps.shape[1] ?? 0) ** 2;
  for (let i = 0; i < size; i++) if (a.maps.data[a.index * size + i] !== b.maps.data[b.index * size + i]) return false;
  return true;
}

const calmPoint = calmed(() => probe("point").value);

/** Whether the unit puts out 0 everywhere on the plane. */
function isSilent({ maps, index }: Tile): boolean {
  const size = (maps.shape[1] ?? 0) ** 2;
  const values = maps.data.subarray(index * size, (index + 1) * size);
  const zero = (q: number): boolean => Math.abs(maps.lo + ((maps.hi - maps.lo) * q) / 255) < 1e-9;
  return values.every(zero);
}

/** The unit's map; painted again only when its own bytes have changed. */
function useTile(layer: string, unit: number) {
  const last = useRef<Tile | null>(null);
  return useComputed(() => {
    const next = mapOf(layer, unit);
    if (next && last.current && same(next, last.current)) return last.current;
    return (last.current = next);
  });
}

export function pick(layer: string, unit: number): void {
  if (!isUnit(selection.peek(), layer, unit)) heldInput.value = 0;
  selection.value = { layer, unit };
}

/** Opens the small editor beside an element. */
export function editBeside(element: Element, index: number, name: string): void {
  const { left, top, width } = element.getBoundingClientRect();
  editSoon({ index, name, x: left + width / 2, y: top });
}

/** What hovering, pressing long or focusing a unit with the keyboard does: shows it large, and nothing more. */
export const preview = (layer: string, unit: number) => ({
  onPointerEnter: () => (hovered.value = { layer, unit }),
  onPointerLeave: () => (hovered.value = null),
  onFocus: (event: FocusEvent) => {
    if ((event.currentTarget as Element).matches(":focus-visible")) hovered.value = { layer, unit };
  },
  onBlur: () => (hovered.value = null),
});

export function Neuron({ place, name, compact }: { place: Place; name?: string | undefined; compact: boolean }) {
  const { layer, unit } = place;
  const tile = useTile(layer, unit);
  const silent = useComputed(() => tile.value !== null && layer !== "input" && isSilent(tile.value));
  const chosen = useComputed(() => isUnit(selection.value, layer, unit));
  const dropped = useComputed(() => isDropped(layer, unit));
  const seen = useComputed(() => fieldOf(layer));
  const ref = useCanvas((g, width, height) => {
    if (seen.value) {
      paintWeights(g, seen.value, unit, width, height);
      return;
    }
    if (!tile.value || silent.value) return;
    const { maps, index } = tile.value;
    paintField(g, maps, index, width, height, { dark: dark.value, span: spanOf(layer, maps) });
    if (signPatterns.value) paintSigns(g, maps, index, width, height, 0, dark.value);
  }, 12);
  const label = useComputed(() => {
    void calmPoint.value;
    const own = layer === "input" ? t.value.network.inputNamed(unitName(layer, unit)) : unitName(layer, unit);
    const spoken = name !== undefined && layer !== "input" ? `${own} (${t.value.network.classNumber(unit)})` : own;
    const values = layer === "input" ? calmPoint.value?.inputs : calmPoint.value?.layers[layer]?.a;
    const text = t.value.network.withOutput(spoken, plain(values?.data[unit], 2));
    return dropped.value ? t.value.network.dropped(text) : text;
  });
  const press = (event: MouseEvent & { currentTarget: HTMLElement }): void => {
    if (layer === "input" || (chosen.peek() && !seen.peek())) followAt(event);
    else pick(layer, unit);
  };
  return (
    <div
      class={place.size < SMALL ? "unit small" : "unit"}
      style={{ left: `${place.x}px`, top: `${place.y}px`, width: `${place.size}px`, height: `${place.size}px` }}
    >
      <button
        type="button"
        class={`nrn${tile.value ? "" : " sk"}`}
        data-unit={`${layer}/${unit}`}
        aria-pressed={layer === "input" ? undefined : chosen.value}
        aria-label={label}
        tabIndex={chosen.value ? 0 : -1}
        title={
          seen.value
            ? t.value.network.receptive
            : layer === "input" || chosen.value
              ? t.value.network.followNearest
              : undefined
        }
        onClick={press}
        {...preview(layer, unit)}
      >
        <canvas ref={ref} aria-hidden="true" />
        {dropped.value && <i class="gone" aria-hidden="true" />}
        {seen.value ? null : silent.value ? <span class="sil">{t.value.network.silent}</span> : <FollowedMark />}
      </button>
      {name !== undefined && <span class={compact ? "nm in" : "nm"}>{name}</span>}
      {layer !== "input" && !phone.value && name === undefined && <Value layer={layer} unit={unit} />}
      <BiasChip layer={layer} unit={unit} />
    </div>
  );
}

/** The followed point's output at the unit; its δ where there is one in backward mode. */
function Value({ layer, unit }: { layer: string; unit: number }) {
  const text = useComputed(() => {
    if (direction.value === "backward") {
      const delta = deltaOfPoint(layer, unit);
      return delta === null ? "" : scientific(delta);
    }
    const value = outputOfPoint(layer, unit);
    return value === null ? "" : signed(value);
  });
  const sign = useComputed(() => (direction.value === "backward" && text.value ? "δ " : ""));
  return (
    <span class="v" aria-hidden="true">
      <span class="m">{sign}</span>
      {text}
    </span>
  );
}

/** The bias, as a chip of its colour; a press opens its editor. */
export function BiasChip({ layer, unit }: { layer: string; unit: number }) {
  const index = useComputed(() => biasIndex(layer, unit));
  const colour = useComputed(() => {
    const b = index.value === null ? 0 : parameterAt(index.value);
    return `background:${css(diverging(Math.max(-1, Math.min(1, b / 3)), dark.value))}`;
  });
  const title = useComputed(() => (index.value === null ? "" : `b = ${signed(parameterAt(index.value))}`));
  if (index.value === null) return null;
  const at = index.value;
  const name = t.value.network.biasOf(unitName(layer, unit));
  return (
    <button
      type="button"
      class="bb"
      style={colour}
      tabIndex={isUnit(selection.value, layer, unit) ? 0 : -1}
      aria-label={name}
      title={title}
      onClick={(event) => {
        pick(layer, unit);
        heldInput.value = fanIn(layer);
        editBeside(event.currentTarget, at, name);
      }}
    />
  );
}
