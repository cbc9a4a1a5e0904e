/** On a phone: the data, the most used settings and the layers as one row of chips that scrolls. */
import { CostChip } from "../building/CostChip";
import { isOfNetwork } from "../edit";
import { t } from "../i18n";
import { DataControls } from "../panels/network/DataColumn";
import { wanted } from "../store";
import { Icon } from "../ui/icons";
import { Later } from "../ui/Later";
import { Menu } from "../ui/Menu";
import { Popover } from "../ui/Popover";
import { BatchChip, MoreChip, RateChip } from "./Chips";
import { ModelMenu } from "./ModelMenu";
import { addLayer, layerHere, TOOLS, toolName } from "./tools";

export function LabBar() {
  const { shell, data } = t.value;
  const experiment = wanted.value;
  return (
    <nav class="labbar" aria-label={shell.regions.tray}>
      {experiment && (
        <>
          <ModelMenu class="chip" />
          <Popover
            class="chip"
            data-testid="data"
            label={shell.tray.data}
            panelClass="data-sheet"
            button={
              <>
                {shell.tray.data} <b>{data.kind[experiment.data.kind]}</b>
              </>
            }
          >
            {() => <DataControls />}
          </Popover>
          <Popover
            class="chip"
            data-testid="layers"
            label={t.value.build.openLayers}
            panelClass="layers-sheet"
            button={
              <>
                {t.value.build.openLayers} <b>{experiment.network.layers.length}</b>
              </>
            }
          >
            {() => <Later part="LayersSheet" />}
          </Popover>
          {isOfNetwork(experiment) && <RateChip experiment={experiment} />}
          {isOfNetwork(experiment) && <BatchChip experiment={experiment} />}
          <Menu
            class="chip"
            label={shell.tray.add}
            align="start"
            testid="add-layer"
            items={TOOLS.map(({ kind, icon }) => ({
              label: toolName(kind),
              icon,
              testid: `add-${kind}`,
              run: () => addLayer(kind, layerHere()),
            }))}
            button={
              <>
                <Icon name="plus" />
                {shell.tray.add}
              </>
            }
          />
          {isOfNetwork(experiment) && <MoreChip experiment={experiment} />}
          <CostChip />
        </>
      )}
    </nav>
  );
}
