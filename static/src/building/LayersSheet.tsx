/** On a phone, where there is no rail: the layers as a list, to be dragged by their grips, opened, and skipped between. */
import { useComputed, useSignal } from "@preact/signals";
import { Fragment } from "preact";
import { edgeAtGap, isJoin, isLearned, type Edge } from "../edit";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { Shadow } from "../panels/network/Drops";
import { LayerEditor } from "../panels/network/LayerEditor";
import { Mending } from "../panels/network/MendCard";
import { layerActivation, layerDetail } from "../panels/network/names";
import { nudge } from "../panels/network/Pill";
import { dialog, wanted } from "../store";
import { Button } from "../ui/Button";
import { Icon } from "../ui/icons";
import type { Experiment, LayerConfig } from "../wire/generated";
import { cost } from "./cost";
import { drag, grab } from "./drag";
import { refused } from "./refused";
import { count } from "./words";

/** Where a dragged layer lands between two rows. */
function Between({ edge }: { edge: Edge | null }) {
  const over = useComputed(
    () => edge !== null && drag.value?.over?.from === edge.from && drag.value.over.to === edge.to,
  );
  return <li class={`between${over.value ? " over" : ""}`} data-drop={edge ? `${edge.from}>${edge.to}` : undefined} />;
}

interface RowProps {
  layer: LayerConfig;
  number: number;
  open: boolean;
  onToggle: () => void;
}

function Row({ layer, number, open, onToggle }: RowProps) {
  const words = t.value;
  const kind = words.layers.kind[layer.kind];
  const detail = [layerDetail(layer), layerActivation(layer)].filter(Boolean).join(" ");
  const counts = cost.value?.layers.find(({ id }) => id === layer.id);
  const stays = isJoin(layer) || wanted.value?.network.layers.at(-1)?.id === layer.id;
  return (
    <li class={open ? "open" : ""}>
      <div class="lrow">
        <button
          type="button"
          class="lgrip"
          disabled={stays}
          aria-label={late.value.building.layers.grip(kind)}
          data-testid={`grip-${number - 1}`}
          onPointerDown={(event) => grab(event, { kind: "move", id: layer.id }, `${kind} ${detail}`)}
          onKeyDown={(event) => {
            const side = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
            if (!side) return;
            event.preventDefault();
            event.stopPropagation();
            nudge(layer.id, side);
          }}
        >
          <Icon name="grip" />
        </button>
        <button
          type="button"
          class="lname"
          aria-expanded={open}
          aria-label={late.value.building.layers.edit(`${number} ${kind}`)}
          data-testid={`row-${number - 1}`}
          data-value={layer.kind}
          onClick={onToggle}
        >
          <b>
            {number} {kind}
          </b>
          <span>{detail}</span>
          {isLearned(layer) && !layer.trainable && <Icon name="lock" />}
          <i>{counts?.parameters ? late.value.building.flow.parameters(count(counts.parameters)) : ""}</i>
          <Icon name="down" />
        </button>
      </div>
      {open && <LayerEditor id={layer.id} close={onToggle} />}
    </li>
  );
}

function List({ experiment }: { experiment: Experiment }) {
  const open = useSignal("");
  const { layers } = experiment.network;
  return (
    <ol>
      {layers.map((layer, i) => (
        <Fragment key={layer.id}>
          <Between edge={edgeAtGap(experiment, layers[i - 1]?.id ?? "input", layer.id)} />
          <Row
            layer={layer}
            number={i + 1}
            open={open.value === layer.id}
            onToggle={() => (open.value = open.peek() === layer.id ? "" : layer.id)}
          />
        </Fragment>
      ))}
    </ol>
  );
}

export function LayersSheet() {
  const experiment = wanted.value;
  const now = refused.value;
  const words = late.value.building.layers;
  if (!experiment) return null;
  return (
    <div class="sheet-layers">
      <div class="row">
        <h3>{words.title}</h3>
        <div class="grow" />
        <Button icon="graph" data-testid="flow-open" onClick={() => (dialog.value = "flow")}>
          {t.value.build.openFlow}
        </Button>
      </div>
      <p>{words.hint}</p>
      {now && <Mending refused={now} />}
      <List experiment={experiment} />
      <Shadow />
    </div>
  );
}
