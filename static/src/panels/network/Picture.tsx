/** The decision picture at the end of the network: its surface, boundary and points; a hovered unit's map takes its place. */
import { useComputed } from "@preact/signals";
import { paintField } from "../../draw/heat";
import { useCanvas } from "../../draw/useCanvas";
import { plain } from "../../format";
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { description, followed, hovered, probe, selection, wanted } from "../../store";
import { dark, ink, signPatterns } from "../../theme";
import { useWatch } from "../../watch";
import type { Picture as Square } from "./arrange";
import { calmed } from "../../calm";
import { arrangement, isUnit, mapOf, outputLayer, outputOfPoint, spanOf } from "./model";
import { unitName } from "./names";
import { BiasChip, pick } from "./Neuron";
import { fieldOf, paintWeights } from "./receptive";
import { paintBoundary, paintPoints, paintSurface, pointAt, type Look } from "./paintPicture";
import { showTest, sidesOnly } from "./pictureOptions";
import { outcome, spokenOutcome } from "./outcome";

const look = (): Look => ({ dark: dark.value, ink: ink.value.ink, patterns: signPatterns.value });

/** The unit whose map is shown in the picture's place, or null. */
function shownUnit() {
  const unit = hovered.value;
  if (!unit || (unit.layer === outputLayer.value?.id && outputLayer.value.width === 1)) return null;
  return mapOf(unit.layer, unit.unit) ? unit : null;
}

function Field() {
  const ref = useCanvas((g, side) => {
    const unit = shownUnit();
    const tile = unit && mapOf(unit.layer, unit.unit);
    const seen = unit && fieldOf(unit.layer);
    if (unit && seen) {
      paintWeights(g, seen, unit.unit, side, side);
      return;
    }
    if (unit && tile) {
      paintField(g, tile.maps, tile.index, side, side, {
        dark: dark.value,
        gain: 0.6,
        span: spanOf(unit.layer, tile.maps),
      });
      return;
    }
    const surface = probe("surface").value;
    if (!surface) return;
    paintSurface(g, surface, side, { ...look(), flat: sidesOnly.value });
    const space = probe("space").value;
    if (space) paintBoundary(g, space, side, look());
  }, 12);
  return <canvas ref={ref} aria-hidden="true" />;
}

function Points() {
  const ref = useCanvas((g, side) => {
    const data = probe("data").value;
    if (!data) return;
    const classes = description.value?.classes ?? 2;
    paintPoints(g, data, side, { ...look(), classes, test: showTest.value, followed: followed.value });
  }, 30);
  return <canvas ref={ref} class="pts" aria-hidden="true" />;
}

/** Follows the point under the pointer; elsewhere chooses the output unit, where the picture is one. */
function press(event: MouseEvent & { currentTarget: HTMLElement }, output: string | null): void {
  const { left, top, width } = event.currentTarget.getBoundingClientRect();
  const data = probe("data").peek();
  const byPointer = event.detail > 0;
  const hit =
    data && byPointer ? pointAt(data, showTest.peek(), event.clientX - left, event.clientY - top, width) : null;
  if (hit !== null) followed.value = hit;
  else if (output) pick(output, 0);
}

const calmSummary = calmed(() => {
  const point = probe("point").value;
  const data = probe("data").value;
  if (!point || !data) return "";
  const { target, output } = spokenOutcome(point);
  const x = plain(data.points.data[2 * point.index], 2);
  const y = plain(data.points.data[2 * point.index + 1], 2);
  return t.value.network.pictureSummary({ number: point.index + 1, x, y, output, target });
});

function Caption() {
  const unit = shownUnit();
  if (unit) return <b>{unitName(unit.layer, unit.unit)}</b>;
  const point = probe("point").value;
  if (!point) return null;
  const { symbol, value, target } = outcome(point);
  if (phone.value)
    return (
      <>
        {symbol.replace(/\(.*\)/, "")} {value}
      </>
    );
  return (
    <>
      {symbol} <b>{value}</b> <span class="tg">· {t.value.network.target(target)}</span>
    </>
  );
}

export function Picture({ picture }: { picture: Square }) {
  useWatch("surface", () => (wanted.value ? { probe: "surface", options: { resolution: 64 }, hz: 10 } : null));
  const output = outputLayer.value;
  const single = output?.width === 1 ? output.id : null;
  const value = useComputed(() => (single ? outputOfPoint(single, 0) : null));
  const label = useComputed(() =>
    single ? t.value.network.withOutput(unitName(single, 0), plain(value.value, 2)) : t.value.network.picture,
  );
  const { x, y, side } = picture;
  const box = { left: `${x}px`, top: `${y}px`, width: `${side}px`, height: `${side}px` };
  const chosen = single !== null && isUnit(selection.value, single, 0);
  const content = (
    <>
      <Field />
      <Points />
    </>
  );
  const shared = {
    class: `nrn out${probe("surface").value ? "" : " sk"}`,
    onClick: (event: MouseEvent & { currentTarget: HTMLElement }) => press(event, single),
  };
  return (
    <>
      <div class="unit" style={box} data-testid="surface" data-value={value}>
        {single ? (
          <button
            type="button"
            {...shared}
            data-unit={`${single}/0`}
            aria-pressed={chosen}
            aria-label={label}
            tabIndex={chosen ? 0 : -1}
          >
            {content}
          </button>
        ) : (
          <div {...shared} role="img" aria-label={label}>
            {content}
          </div>
        )}
        {single && <BiasChip layer={single} unit={0} />}
      </div>
      <div class="decl" style={{ left: `${x}px`, top: `${y + side / 2 + (phone.value ? 4 : 9)}px` }} aria-hidden="true">
        <Caption />
      </div>
      <p class="vh">{calmSummary}</p>
      <Toggles x={x} />
    </>
  );
}

function Toggles({ x }: { x: number }) {
  const { foot } = arrangement.value;
  if (foot === null) return null;
  const { testPoints, sidesOnly: sides, sidesAbout } = t.value.network;
  return (
    <div class="stp" style={{ left: `${x}px`, top: `${foot}px` }}>
      {(description.value?.test ?? 0) > 0 && (
        <button
          type="button"
          class="tst"
          aria-pressed={showTest.value}
          data-testid="test-points"
          onClick={() => (showTest.value = !showTest.value)}
        >
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <circle cx="5" cy="5" r="3.4" />
          </svg>
          {testPoints}
        </button>
      )}
      <button
        type="button"
        class="tst sides"
        aria-pressed={sidesOnly.value}
        aria-label={sidesAbout}
        title={sidesAbout}
        data-testid="sides-only"
        onClick={() => (sidesOnly.value = !sidesOnly.value)}
      >
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <path d="M1.6 1.6h6.8v6.8h-6.8z" />
        </svg>
        {sides}
      </button>
    </div>
  );
}
