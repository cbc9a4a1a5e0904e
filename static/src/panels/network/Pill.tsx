/** A layer's pill on the rail: pressed it opens the layer's settings, dragged it moves, its ring draws a skip; the keys do all of it. */
import { useComputed } from "@preact/signals";
import { drag, grab, land } from "../../building/drag";
import { refused, shownAt } from "../../building/refused";
import { draw, drawByKeys, joining, skip, skipKey } from "../../building/skip";
import { layerName } from "../../building/words";
import { edit } from "../../commands";
import { copyLayer, edgeBeside, isJoin, isLearned, layerOf, outputOf, removeLayer } from "../../edit";
import { t } from "../../i18n";
import { description, hoveredLayer, wanted } from "../../store";
import { Icon } from "../../ui/icons";
import { Later } from "../../ui/Later";
import { Popover } from "../../ui/Popover";
import type { LayerConfig } from "../../wire/generated";
import { layerActivation, layerDetail } from "./names";
import { say } from "./spoken";

/** Moves a layer by one to either side, by keyboard; says where it is then. */
export function nudge(id: string, side: -1 | 1): void {
  const draft = wanted.peek();
  const edge = draft && edgeBeside(draft, id, side);
  if (!draft || !edge) {
    if (draft) say(t.peek().build.stays(layerName(draft, id)));
    return;
  }
  land({ kind: "move", id }, edge);
  const after = wanted.peek();
  const number = (after?.network.layers.findIndex((layer) => layer.id === id) ?? 0) + 1;
  say(t.peek().build.moved(t.peek().layers.kind[layerOf(draft, id)?.kind ?? "dense"], number));
}

export function copy(id: string): void {
  const draft = wanted.peek();
  if (!draft) return;
  const name = layerName(draft, id);
  let made = null as string | null;
  edit((next) => (made = copyLayer(next, id)));
  say(made === null ? t.peek().build.stays(name) : t.peek().build.copied(name));
}

export function remove(id: string): void {
  const draft = wanted.peek();
  if (!draft || outputOf(draft)?.id === id) return;
  say(t.peek().build.removed(layerName(draft, id)));
  edit((next) => void removeLayer(next, id));
}

/** The keys of a pill that has the focus. */
function onKeyDown(event: KeyboardEvent, id: string): void {
  if (!skipKey(event.key) && !press(event, id)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Does what the key says; whether it said anything. */
function press({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, id: string): boolean {
  const layer = id !== "input";
  if (altKey && (key === "ArrowLeft" || key === "ArrowRight")) {
    if (layer) nudge(id, key === "ArrowRight" ? 1 : -1);
    return true;
  }
  if (altKey || ctrlKey || metaKey) return false;
  if (key.toLowerCase() === "j") return drawByKeys(id);
  if (layer && key.toLowerCase() === "d") copy(id);
  else if (layer && (key === "Delete" || key === "Backspace")) remove(id);
  else return false;
  return true;
}

/** The ring under a pill from which a skip is drawn. */
function Ring({ id, name }: { id: string; name: string }) {
  const label = t.value.build.drawSkip(name);
  return (
    <span
      class="ring"
      title={label}
      data-testid={`skip-from-${id}`}
      onPointerDown={(event) => draw(event, id)}
      aria-hidden="true"
    />
  );
}

/** What a pill is to the skip that is being drawn: where it begins, where it leads, or neither. */
const roleIn = (id: string): string => {
  const drawn = skip.value;
  const asked = joining.value;
  if (drawn?.from === id || asked?.from === id) return " begins";
  return drawn?.to === id || asked?.to === id ? " ends" : "";
};

export function InputPill({ x, y }: { x: number; y: number }) {
  const name = t.value.layers.kind.input;
  const role = useComputed(() => roleIn("input"));
  return (
    <span class="at node" style={{ left: `${x}px`, top: `${y}px` }} data-layer="input">
      <Popover
        class={`pill${role.value}`}
        button={<b>{name}</b>}
        label={t.value.network.features}
        align="center"
        aria-description={t.value.build.inputKeys}
        data-testid="pill-input"
        onKeyDown={(event) => onKeyDown(event, "input")}
        onBlur={() => skip.peek()?.at === null && (skip.value = null)}
      >
        {() => <Later part="FeatureChooser" />}
      </Popover>
      <Ring id="input" name={name} />
    </span>
  );
}

export function Pill({ layer, index, x, y }: { layer: LayerConfig; index: number; x: number; y: number }) {
  const words = t.value;
  const kind = words.layers.kind[layer.kind];
  const detail = layerDetail(layer);
  const activation = layerActivation(layer);
  const { id } = layer;
  const frozen = isLearned(layer) && !layer.trainable;
  const role = useComputed(() => roleIn(id));
  const held = useComputed(() => drag.value?.load.kind === "move" && drag.value.load.id === id);
  const wrong = useComputed(() => {
    const now = refused.value;
    return now?.layer === id && shownAt(now, (other) => other === id) === id;
  });
  const stays = isJoin(layer) || description.value?.layers.at(-1)?.id === id;
  const classes = ["pill", role.value.trim(), wrong.value ? "wrong" : "", held.value ? "held" : ""];
  if (hoveredLayer.value === id) classes.push("pointed-at");
  if (frozen) classes.push("frozen");
  return (
    <span class="at node" style={{ left: `${x}px`, top: `${y}px` }} data-layer={id}>
      <Popover
        class={classes.filter(Boolean).join(" ")}
        button={
          <>
            {frozen && <Icon name="lock" />}
            <b>{detail ? `${kind} ${detail}` : kind}</b>
            {activation && " "}
            {activation && <span class="act">{activation}</span>}
            <Icon name="down" />
          </>
        }
        label={words.network.editLayer(kind)}
        align="center"
        panelClass="wide"
        title={frozen ? words.build.frozen : undefined}
        aria-description={words.build.pillKeys}
        data-testid={`layer-${index}`}
        data-value={layer.kind}
        onKeyDown={(event) => onKeyDown(event, id)}
        onBlur={() => skip.peek()?.at === null && (skip.value = null)}
        onPointerDown={(event) => {
          if (!stays) grab(event, { kind: "move", id }, detail ? `${kind} ${detail}` : kind);
        }}
      >
        {(close) => <Later part="LayerEditor" id={id} close={close} />}
      </Popover>
      <Ring id={id} name={kind} />
    </span>
  );
}
