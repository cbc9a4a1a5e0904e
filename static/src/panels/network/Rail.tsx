/** The pipeline rail: a line from input to output with a pill a layer and a + on every gap; layers are dropped and moved here. */
import { useComputed, useSignal } from "@preact/signals";
import { Fragment } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { drag, land } from "../../building/drag";
import { refused } from "../../building/refused";
import { joining, skip } from "../../building/skip";
import { edgeAtGap, edgesOf, type Edge, type LayerKind } from "../../edit";
import { t } from "../../i18n";
import { depth, description, experiment } from "../../store";
import { Icon, type IconName } from "../../ui/icons";
import { Later } from "../../ui/Later";
import { Menu } from "../../ui/Menu";
import type { Experiment } from "../../wire/generated";
import { Drop, Shadow } from "./Drops";
import { arrangement, wiring } from "./model";
import { InputPill, Pill } from "./Pill";
import { spokenEdit } from "./spoken";

const KINDS = ["dense", "activation", "dropout", "batch_norm", "layer_norm", "add", "concat"] as const;
const ICONS: Record<LayerKind, IconName> = {
  dense: "dense",
  activation: "activation",
  dropout: "dropout",
  batch_norm: "norm",
  layer_norm: "norm",
  add: "skip",
  concat: "concat",
};

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

/** Edges that no gap of the rail stands for: skips and branches. Each with the place where a layer is dropped on it. */
function branches(draft: Experiment, gaps: readonly (Edge | null)[]): { edge: Edge; x: number; y: number }[] {
  const { columns } = arrangement.value;
  const middle = (id: string): number => columns.find((column) => column.layer === id)?.middle ?? 0;
  const taken = new Set(gaps.map((edge) => edge && `${edge.from}>${edge.to}`));
  return edgesOf(draft)
    .filter(({ from, to }) => !taken.has(`${from}>${to}`))
    .map((edge, i) => {
      const arch = wiring.value.arches.find(({ from, to }) => from === edge.from && to === edge.to);
      return { edge, x: (middle(edge.from) + middle(edge.to)) / 2, y: arch?.over ?? 58 + 14 * i };
    });
}

export function Rail() {
  const { columns, rail } = arrangement.value;
  const widths = useSignal<readonly number[]>([]);
  const ref = useRef<HTMLDivElement>(null);
  const start = columns[0]?.middle ?? 0;
  const ink = useComputed(() => `width:${Math.max(0, inkEnd() - (arrangement.value.columns[0]?.middle ?? 0))}px`);
  const dragging = useComputed(() => drag.value !== null);
  const joined = useComputed(() => skip.value !== null || joining.value !== null);
  const amiss = useComputed(() => refused.value !== null);
  const draft = experiment.value;
  const config = draft?.network.layers ?? [];
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
  if (rail === null || !draft || !config.length) return null;
  const end = columns.at(-1)?.middle ?? 0;
  const gaps = columns.slice(1).map((right, i) => {
    const left = columns[i];
    const from = (left?.middle ?? 0) + (widths.value[i] ?? 0) / 2;
    const to = right.middle - (widths.value[i + 1] ?? 0) / 2;
    const edge = edgeAtGap(draft, left?.layer ?? "input", right.layer);
    return { edge, x: (from + to) / 2, room: to - from };
  });
  const pitch = Math.min(...columns.slice(1).map((right, i) => right.middle - (columns[i]?.middle ?? 0)));
  return (
    <div ref={ref} class={`rails${dragging.value ? " dragging" : ""}${pitch < TIGHT_PITCH ? " tightly" : ""}`}>
      <div class="rail" style={{ left: `${start}px`, top: `${rail}px`, width: `${end - start}px` }}>
        <i style={ink} />
      </div>
      <InputPill x={start} y={rail} />
      {config.map((layer, i) => (
        <Fragment key={layer.id}>
          <GapBefore gap={gaps[i]} y={rail} dragging={dragging.value} />
          <Pill layer={layer} index={i} x={columns[i + 1]?.middle ?? 0} y={rail} />
        </Fragment>
      ))}
      {dragging.value &&
        branches(
          draft,
          gaps.map(({ edge }) => edge),
        ).map(({ edge, x, y }) => <Drop key={`${edge.from}>${edge.to}`} edge={edge} x={x} y={y} />)}
      {joined.value && <Later part="SkipLine" />}
      {amiss.value && <Later part="MendCard" />}
      <Shadow />
      <span class="vh" role="status">
        {spokenEdit}
      </span>
    </div>
  );
}

interface Opening {
  edge: Edge | null;
  x: number;
  room: number;
}

function GapBefore({ gap, y, dragging }: { gap: Opening | undefined; y: number; dragging: boolean }) {
  if (!gap?.edge || (gap.room < LEAST_ROOM && !dragging)) return null;
  return <Gap edge={gap.edge} x={gap.x} room={gap.room} y={y} />;
}

function Gap({ edge, x, y, room }: { edge: Edge; x: number; y: number; room: number }) {
  const words = t.value;
  const over = useComputed(() => drag.value?.over?.from === edge.from && drag.value.over.to === edge.to);
  return (
    <span
      class={`at gap${over.value ? " over" : ""}${room < ROOM ? " tight" : ""}`}
      style={{ left: `${x}px`, top: `${y}px` }}
      data-drop={`${edge.from}>${edge.to}`}
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
          run: () => land({ kind: "new", layer: kind }, edge),
        }))}
      />
    </span>
  );
}
