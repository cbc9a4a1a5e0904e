/** The pipeline rail: a line from input to output with a pill a layer and a + on every gap; layers are dropped and moved here. */
import { signal, useComputed, useSignal } from "@preact/signals";
import { Fragment } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { edit } from "../../commands";
import { addSkip, insertLayer, moveLayer } from "../../edit";
import { t } from "../../i18n";
import { depth, description, experiment, hoveredLayer, refusal } from "../../store";
import { inWords } from "../../shell/problem";
import { Icon, type IconName } from "../../ui/icons";
import { Menu } from "../../ui/Menu";
import { Popover } from "../../ui/Popover";
import type { LayerConfig } from "../../wire/generated";
import { FeatureChooser } from "./Features";
import { LayerEditor } from "./LayerEditor";
import { arrangement } from "./model";
import { layerActivation, layerDetail } from "./names";

const KINDS = ["dense", "activation", "dropout", "batch_norm", "layer_norm", "add", "concat"] as const;
type Kind = LayerConfig["kind"];
const ICONS: Record<Kind, IconName> = {
  dense: "dense",
  activation: "activation",
  dropout: "dropout",
  batch_norm: "norm",
  layer_norm: "norm",
  add: "skip",
  concat: "concat",
};

/** What is dragged over the band: a new layer from the palette, or one of the pills. */
const NEW_LAYER = "application/x-unknot-layer";
const MOVED_LAYER = "application/x-unknot-move";
const dragging = signal(false);

const carriesLayer = (event: DragEvent): boolean =>
  event.dataTransfer?.types.some((type) => type === NEW_LAYER || type === MOVED_LAYER) ?? false;

/** Handlers for the whole band: while a layer is dragged over it, every gap becomes a target. */
export const dragZone = {
  onDragOver: (event: DragEvent) => {
    if (carriesLayer(event)) dragging.value = true;
  },
  onDragLeave: (event: DragEvent & { currentTarget: HTMLElement }) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) dragging.value = false;
  },
  onDrop: () => (dragging.value = false),
};
addEventListener("dragend", () => (dragging.value = false));

function insert(after: string, kind: Kind): void {
  edit((draft) => {
    if (kind === "add" || kind === "concat") addSkip(draft, after, kind);
    else insertLayer(draft, after, kind);
  });
}

function drop(event: DragEvent, after: string): void {
  event.preventDefault();
  const moved = event.dataTransfer?.getData(MOVED_LAYER);
  const kind = KINDS.find((k) => k === event.dataTransfer?.getData(NEW_LAYER));
  if (moved) edit((draft) => void moveLayer(draft, moved, after));
  else if (kind) insert(after, kind);
}

/** A gap's + needs so much room; a small one is content with less. */
const ROOM = 28;
const LEAST_ROOM = 18;
/** Where columns stand nearer than this the pills are narrower. */
const TIGHT_PITCH = 176;

/** How far along the rail the depth has come: x of the ink's end. */
function inkEnd(): number {
  const stages = description.value?.stages ?? [];
  const { columns } = arrangement.value;
  const at = Math.max(0, Math.min(stages.length - 1, depth.value));
  const reached = stages[Math.ceil(at)];
  const column = columns.findIndex((c) => c.layer === (reached?.layer ?? "input"));
  const own = stages.flatMap((s, i) => (s.layer === reached?.layer ? [i] : []));
  const to = columns[Math.max(0, column)]?.middle ?? 0;
  if (column <= 0) return to;
  const from = columns[column - 1]?.middle ?? 0;
  const share = (at - (own[0] ?? 0) + 1) / Math.max(1, own.length);
  return from + (to - from) * Math.min(1, share);
}

export function Rail() {
  const { columns, rail } = arrangement.value;
  const widths = useSignal<readonly number[]>([]);
  const ref = useRef<HTMLDivElement>(null);
  const start = columns[0]?.middle ?? 0;
  const ink = useComputed(() => `width:${Math.max(0, inkEnd() - (arrangement.value.columns[0]?.middle ?? 0))}px`);
  const config = experiment.value?.network.layers ?? [];
  useLayoutEffect(() => {
    const pills = [...(ref.current?.querySelectorAll<HTMLElement>(".pill") ?? [])];
    const measure = (): void => {
      const now = pills.map((pill) => pill.offsetWidth);
      if (now.join() !== widths.peek().join()) widths.value = now;
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const pill of pills) observer.observe(pill);
    return () => observer.disconnect();
  });
  if (rail === null || !config.length) return null;
  const end = columns.at(-1)?.middle ?? 0;
  const gaps = columns.slice(1).map((right, i) => {
    const left = columns[i];
    const from = (left?.middle ?? 0) + (widths.value[i] ?? 0) / 2;
    const to = right.middle - (widths.value[i + 1] ?? 0) / 2;
    return { after: left?.layer ?? "input", x: (from + to) / 2, room: to - from };
  });
  const pitch = Math.min(...columns.slice(1).map((right, i) => right.middle - (columns[i]?.middle ?? 0)));
  return (
    <div ref={ref} class={`rails${dragging.value ? " dragging" : ""}${pitch < TIGHT_PITCH ? " tightly" : ""}`}>
      <div class="rail" style={{ left: `${start}px`, top: `${rail}px`, width: `${end - start}px` }}>
        <i style={ink} />
      </div>
      <span class="at" style={{ left: `${start}px`, top: `${rail}px` }}>
        <Popover
          class="pill"
          button={<b>{t.value.layers.kind.input}</b>}
          label={t.value.network.features}
          align="center"
        >
          {() => <FeatureChooser />}
        </Popover>
      </span>
      {config.map((layer, i) => (
        <Fragment key={layer.id}>
          <GapBefore gap={gaps[i]} y={rail} />
          <Pill layer={layer} index={i} x={columns[i + 1]?.middle ?? 0} y={rail} />
        </Fragment>
      ))}
    </div>
  );
}

function Pill({ layer, index, x, y }: { layer: LayerConfig; index: number; x: number; y: number }) {
  const kind = t.value.layers.kind[layer.kind];
  const detail = layerDetail(layer);
  const activation = layerActivation(layer);
  const problem = refusal.value?.problems.find((p) => p.where.startsWith(`network.layers[${index}]`));
  return (
    <span class="at" style={{ left: `${x}px`, top: `${y}px` }}>
      <Popover
        class={`pill${problem ? " wrong" : ""}${hoveredLayer.value === layer.id ? " pointed-at" : ""}`}
        button={
          <>
            <b>{detail ? `${kind} ${detail}` : kind}</b>
            {activation && " "}
            {activation && <span class="act">{activation}</span>}
            <Icon name="down" />
          </>
        }
        label={t.value.network.editLayer(kind)}
        align="center"
        panelClass="wide"
        title={problem && inWords(problem).message}
        data-testid={`layer-${index}`}
        data-value={layer.kind}
        draggable
        onDragStart={(event) => event.dataTransfer?.setData(MOVED_LAYER, layer.id)}
      >
        {(close) => <LayerEditor id={layer.id} close={close} />}
      </Popover>
    </span>
  );
}

interface Opening {
  after: string;
  x: number;
  room: number;
}

function GapBefore({ gap, y }: { gap: Opening | undefined; y: number }) {
  if (!gap || (gap.room < LEAST_ROOM && !dragging.value)) return null;
  return <Gap {...gap} y={y} />;
}

function Gap({ after, x, y, room }: Opening & { y: number }) {
  const over = useSignal(false);
  const words = t.value;
  return (
    <span
      class={`at gap${over.value ? " over" : ""}${room < ROOM ? " tight" : ""}`}
      style={{ left: `${x}px`, top: `${y}px` }}
      onDragOver={(event) => {
        if (!carriesLayer(event)) return;
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        over.value = false;
        drop(event, after);
      }}
    >
      <Menu
        class="ins"
        button={<Icon name="plus" />}
        label={words.network.insertHere}
        align="start"
        items={KINDS.map((kind) => ({
          label: words.layers.kind[kind],
          icon: ICONS[kind],
          testid: `insert-${kind}`,
          run: () => insert(after, kind),
        }))}
      />
    </span>
  );
}
