/** All units of a wide layer as small maps; a press chooses one, which then has a place in the column. */
import { useComputed } from "@preact/signals";
import { paintField } from "../../draw/heat";
import { useCanvas } from "../../draw/useCanvas";
import { t } from "../../i18n";
import { probe, selection } from "../../store";
import { dark } from "../../theme";
import { roveKeys } from "../../ui/rove";
import { useWatch } from "../../watch";
import { isUnit, layerWidth, spanOf } from "./model";
import { layerNumber, unitName } from "./names";
import { pick, preview } from "./Neuron";

const MOST_SENT = 64;

export function UnitGrid({ layer, close }: { layer: string; close: () => void }) {
  useWatch("neurons:grid", () => ({ probe: "neurons", options: { resolution: 12, units: MOST_SENT }, hz: 4 }));
  const words = t.value.network;
  const units = probe("neurons:grid").value?.order[layer] ?? [];
  const hidden = layerWidth(layer) - units.length;
  return (
    <>
      <h3>{words.layerNumber(layerNumber(layer))}</h3>
      <div class="ugrid" onKeyDown={roveKeys("button")}>
        {[...units]
          .sort((a, b) => a - b)
          .map((unit) => (
            <Cell key={unit} layer={layer} unit={unit} close={close} />
          ))}
      </div>
      {units.length > 0 && hidden > 0 && <p>{words.more(hidden)}</p>}
    </>
  );
}

function Cell({ layer, unit, close }: { layer: string; unit: number; close: () => void }) {
  const chosen = useComputed(() => isUnit(selection.value, layer, unit));
  const ref = useCanvas((g, width, height) => {
    const payload = probe("neurons:grid").value;
    const maps = payload?.layers[layer]?.maps;
    const index = payload?.order[layer]?.indexOf(unit) ?? -1;
    if (maps && index >= 0) paintField(g, maps, index, width, height, { dark: dark.value, span: spanOf(layer, maps) });
  }, 5);
  const name = unitName(layer, unit);
  return (
    <button
      type="button"
      class="nrn"
      aria-pressed={chosen.value}
      aria-label={name}
      title={name}
      onClick={() => {
        pick(layer, unit);
        close();
      }}
      {...preview(layer, unit)}
    >
      <canvas ref={ref} aria-hidden="true" />
    </button>
  );
}
