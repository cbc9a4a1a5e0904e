/** The tray: layers to drag or press into the network, and the hyper-parameters. */
import { t } from "../i18n";
import { wanted } from "../store";
import { Icon } from "../ui/icons";
import { roveKeys } from "../ui/rove";
import { Chips } from "./Chips";
import { addLayer, DRAG_TYPE, layerHere, toolName, TOOLS } from "./tools";

function Palette() {
  const { shell, layers } = t.value;
  return (
    <div class="palette" role="toolbar" aria-label={shell.tray.add} onKeyDown={roveKeys("button")}>
      {TOOLS.map(({ kind, icon }, i) => (
        <button
          key={kind}
          type="button"
          class="tool"
          draggable
          disabled={!wanted.value}
          title={layers.about[kind]}
          data-testid={i === 0 ? "add-layer" : `add-${kind}`}
          onClick={() => addLayer(kind, layerHere())}
          onDragStart={(event) => {
            event.dataTransfer?.setData(DRAG_TYPE, kind);
            event.dataTransfer?.setData("text/plain", toolName(kind));
          }}
        >
          <Icon name={icon} />
          {toolName(kind)}
        </button>
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
      <div class="grow" />
      <Chips />
    </nav>
  );
}
