/** One layer's units from top to bottom, the button for those that are not drawn, and the stepper for their number. */
import { edit } from "../../commands";
import { MOST_UNITS, setUnits } from "../../edit";
import { t } from "../../i18n";
import { wanted } from "../../store";
import { Icon } from "../../ui/icons";
import { Later } from "../../ui/Later";
import { Popover } from "../../ui/Popover";
import type { Column as Place } from "./arrange";
import { InputPicture } from "./InputPicture";
import { arrangement, layers, outputLayer } from "./model";
import { layerNumber, symbol } from "./names";
import { Neuron } from "./Neuron";
import { UnitGrid } from "./UnitGrid";
import { description } from "../../store";

/** What stands by a tile: the symbol of an input; the class of one of several outputs; nothing elsewhere. */
function nameOf(column: Place, unit: number): string | undefined {
  if (column.layer === "input") return symbol(description.value?.features[unit]);
  return column.layer === outputLayer.value?.id ? String(unit) : undefined;
}

export function Column({ column }: { column: Place }) {
  const isPicture = column.seen !== null || (column.layer === outputLayer.value?.id && column.width === 1);
  return (
    <>
      {column.seen !== null && <InputPicture x={column.x} y={column.seen} side={column.size} />}
      {!isPicture &&
        column.places.map((place) => (
          <Neuron
            key={`${place.layer}/${place.unit}`}
            place={place}
            name={nameOf(column, place.unit)}
            compact={column.compact}
          />
        ))}
      {column.more && <More column={column} more={column.more} />}
      {column.layer !== "input" ? <Stepper column={column} /> : column.seen === null && <AddFeature column={column} />}
    </>
  );
}

function More({ column, more }: { column: Place; more: { count: number; y: number } }) {
  const words = t.value.network;
  return (
    <div class="rest" style={{ left: `${column.x}px`, top: `${more.y}px` }}>
      <Popover
        button={words.more(more.count)}
        label={words.allUnits(words.layerNumber(layerNumber(column.layer)))}
        align="center"
      >
        {(close) => <UnitGrid layer={column.layer} close={close} />}
      </Popover>
    </div>
  );
}

/** Fewer and more units; the output layer has none, since data and loss decide its size. */
function Stepper({ column }: { column: Place }) {
  const foot = arrangement.value.foot;
  const layer = wanted.value?.network.layers.find((l) => l.id === column.layer);
  if (foot === null || layer?.kind !== "dense" || column.layer === outputLayer.value?.id) return null;
  const { units, id } = layer;
  const words = t.value.network;
  const set = (next: number) => () => edit((draft) => setUnits(draft, id, next));
  return (
    <div class="stp" style={{ left: `${column.x}px`, top: `${foot}px` }}>
      <button
        type="button"
        aria-label={words.unitsFewer}
        title={words.unitsFewer}
        disabled={units <= 1}
        data-testid={`units-fewer-${column.index}`}
        data-value={units}
        onClick={set(units - 1)}
      >
        <Icon name="minus" />
      </button>
      <span>{words.units(units)}</span>
      <button
        type="button"
        aria-label={words.unitsMore}
        title={words.unitsMore}
        disabled={units >= MOST_UNITS}
        data-testid={`units-more-${column.index}`}
        data-value={units}
        onClick={set(units + 1)}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}

/** The dashed plus under the inputs. */
function AddFeature({ column }: { column: Place }) {
  const { foot } = arrangement.value;
  if (foot === null || !layers.value.length) return null;
  const last = column.places.at(-1);
  const below = (last ? last.y + last.size / 2 : 0) + 34;
  const words = t.value.network;
  return (
    <div class="ghost" style={{ left: `${column.x}px`, top: `${Math.min(foot, below)}px` }}>
      <Popover button={<Icon name="plus" />} label={words.features} buttonLabel={words.addFeature} align="center">
        {() => <Later part="FeatureChooser" />}
      </Popover>
    </div>
  );
}
