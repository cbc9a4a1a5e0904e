/** The tray: layers to drag or press into the network, and the hyper-parameters. */
import { CostChip } from "../building/CostChip";
import { Tool } from "../building/Tool";
import { t } from "../i18n";
import { dialog } from "../store";
import { Button } from "../ui/Button";
import { roveKeys } from "../ui/rove";
import { Chips } from "./Chips";
import { TOOLS } from "./tools";

function Palette() {
  const { shell } = t.value;
  return (
    <div class="palette" role="toolbar" aria-label={shell.tray.add} onKeyDown={roveKeys("button")}>
      {TOOLS.map(({ kind, icon }, i) => (
        <Tool key={kind} kind={kind} icon={icon} testid={i === 0 ? "add-layer" : `add-${kind}`} />
      ))}
    </div>
  );
}

export function Tray() {
  const words = t.value.shell;
  return (
    <nav class="tray" aria-label={words.regions.tray}>
      <span class="lb">{words.tray.add}</span>
      <Palette />
      <Button
        class="graph"
        icon="graph"
        label={t.value.build.openFlow}
        data-testid="flow-open"
        onClick={() => (dialog.value = "flow")}
      />
      <div class="grow" />
      <Chips />
      <CostChip />
    </nav>
  );
}
