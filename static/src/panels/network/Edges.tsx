/** The connections of the band on one canvas, the chosen unit's weights as chips, and what the pointer does to them. */
import { computed, useComputed } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { useCanvas } from "../../draw/useCanvas";
import { signed } from "../../format";
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { description, direction, heldInput, hovered, probe, run, selection } from "../../store";
import { dark, ink, signPatterns } from "../../theme";
import { editSoon, followHand, parameterAt, parametersNow } from "../../turn";
import { calmed } from "../../calm";
import { carries, chipAt, drawn, nearest, pointAt, touches, type Edge } from "./connections";
import { hoveredEdge, isDropped, isUnit, largestWeight, outputLayer, wiring } from "./model";
import { unitName, unitSymbol } from "./names";
import { editBeside, pick } from "./Neuron";
import { paintEdges, weightColour } from "./paintEdges";

const weightNow = (edge: Edge): number => (edge.index === null ? 0 : parameterAt(edge.index));

/** The edges drawn now. Their number is small, so strengths are compared afresh only when there are very many. */
const visible = computed(() => {
  const values = parametersNow();
  return drawn(wiring.value.edges, (e) => (e.index === null ? 0 : (values[e.index] ?? 0)), [
    selection.value,
    hovered.value,
  ]);
});

const edgeName = (edge: Edge): string =>
  t.value.network.weightOf(unitSymbol(edge.from.layer, edge.from.unit), unitName(edge.to.layer, edge.to.unit));

/** Forward, chooses the unit an edge leads to and holds the edge's weight; backward the chosen unit stays. */
function hold(edge: Edge): void {
  if (direction.peek() === "backward") return;
  pick(edge.to.layer, edge.to.unit);
  heldInput.value = edge.from.unit;
}

const isChosen = (edge: Edge): boolean => carries(edge, selection.value, direction.value);

/** Reach of the pointer, in pixels. */
const REACH = 7;

/** Handlers for the band's ground: hover finds the nearest curve, a press holds it, dragging turns it. A tap only opens its editor. */
export function edgePointer(ground: RefObject<HTMLElement | null>) {
  let tapped: Edge | null = null;
  const find = (event: PointerEvent): Edge | null => {
    const element = ground.current;
    if (!element || (event.target as Element).closest("button,.pop,.data")) return null;
    const { left, top } = element.getBoundingClientRect();
    const reach = event.pointerType === "touch" ? 2 * REACH : REACH;
    return nearest(visible.peek(), event.clientX - left, event.clientY - top, reach);
  };
  const open = (edge: Edge, { clientX: x, clientY: y }: MouseEvent): void => {
    hold(edge);
    if (edge.index !== null) editSoon({ index: edge.index, name: edgeName(edge), x, y });
  };
  return {
    onPointerMove: (event: PointerEvent) => {
      if (event.buttons === 0) hoveredEdge.value = find(event);
    },
    onPointerLeave: () => (hoveredEdge.value = null),
    onPointerDown: (event: PointerEvent) => {
      const edge = event.button === 0 ? find(event) : null;
      tapped = event.pointerType === "touch" ? edge : null;
      if (!edge || edge.index === null || tapped) return;
      event.preventDefault();
      hold(edge);
      followHand(event, edge.index, { sideways: true, onEnd: (moved) => !moved && open(edge, event) });
    },
    onClick: (event: MouseEvent) => {
      if (tapped) open(tapped, event);
      tapped = null;
    },
  };
}

const calmWeights = calmed(() => {
  const values = probe("parameters").value ? wiring.value.edges.filter((e) => e.index !== null).map(weightNow) : [];
  if (!values.length) return "";
  const least = signed(Math.min(...values));
  return t.value.network.weightsSummary({ count: values.length, least, most: signed(Math.max(...values)) });
});

export function Edges() {
  const ref = useCanvas((g) => {
    const { ink: strong, "ink-4": faint, surface } = ink.value;
    const unit = hovered.value;
    const edge = hoveredEdge.value;
    paintEdges(g, visible.value, wiring.value.arches, {
      dark: dark.value,
      ink: strong,
      faint,
      surface,
      phone: phone.value,
      patterns: signPatterns.value,
      direction: direction.value,
      weight: weightNow,
      largest: largestWeight.value,
      isChosen,
      isGone: ({ from, to }) => isDropped(from.layer, from.unit) || isDropped(to.layer, to.unit),
      isHovered: (e) => touches(e, unit) || (edge !== null && e.index !== null && e.index === edge.index),
    });
  }, 30);
  return (
    <>
      <canvas ref={ref} class="edges" aria-hidden="true" />
      <p class="vh">{calmWeights}</p>
    </>
  );
}

/** The weights on the chosen unit's edges as small buttons, and the one under the pointer. */
export function Chips() {
  const chosen = selection.value;
  const over = hoveredEdge.value;
  useEffect(() => {
    hoveredEdge.value = null;
  }, [wiring.value]);
  if (phone.value) return null;
  const pixels = description.value?.picture ? "input" : null;
  const edges = wiring.value.edges.filter(
    (e) => e.index !== null && e.from.layer !== pixels && carries(e, chosen, direction.value),
  );
  const extra = over && !edges.some((e) => e.index === over.index) ? over : null;
  return (
    <>
      {edges.map((edge) => (
        <Chip
          key={keyOf(edge)}
          edge={edge}
          at={chipAt(edge, direction.value, edge.to.layer === outputLayer.value?.id)}
        />
      ))}
      {extra && <Chip key={`over ${keyOf(extra)}`} edge={extra} at={pointAt(extra.curve, 0.5)} passive />}
    </>
  );
}

const keyOf = ({ index, curve: { x0, y0, x1, y1 } }: Edge): string =>
  [index, direction.value, x0, y0, x1, y1].join(" ");

function Chip({ edge, at, passive }: { edge: Edge; at: { x: number; y: number }; passive?: boolean }) {
  const { index } = edge;
  const name = edgeName(edge);
  const text = useComputed(() => signed(weightNow(edge)));
  const label = useComputed(() => (run.value.playing ? name : t.value.network.micro.turned(name, text.value)));
  const value = useComputed(() => weightNow(edge));
  const style = useComputed(
    () => `left:${at.x}px;top:${at.y}px;--c:${weightColour(weightNow(edge), largestWeight.value, dark.value)}`,
  );
  if (passive || index === null)
    return (
      <span class="wchip" style={style} aria-hidden="true">
        {text}
      </span>
    );
  const held = isUnit(selection.value, edge.to.layer, edge.to.unit) && heldInput.value === edge.from.unit;
  return (
    <button
      type="button"
      class={`wchip${held ? " held" : ""}`}
      style={style}
      aria-label={label}
      data-testid={`weight-${index}`}
      data-value={value}
      onPointerDown={(event) => {
        const chip = event.currentTarget;
        hold(edge);
        followHand(event, index, { sideways: true, onEnd: (moved) => !moved && editBeside(chip, index, name) });
      }}
      onClick={(event) => {
        if (event.detail > 0) return;
        hold(edge);
        editBeside(event.currentTarget, index, name);
      }}
    >
      {text}
    </button>
  );
}
