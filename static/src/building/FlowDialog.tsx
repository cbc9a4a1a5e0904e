/** The flow graph: layers as nodes, what flows between them as edges, and its depth, the longest path, in ink. */
import { phone, viewport } from "../geometry";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { dialog, hoveredLayer, wanted } from "../store";
import { Dialog } from "../ui/Dialog";
import { CostTable } from "./CostTable";
import { cost } from "./cost";
import { flowOf, type Flow, type FlowEdge, type FlowNode } from "./flow";
import { count } from "./words";

/** Size of a node, and the room between two. */
const NODE = { width: 124, height: 46 };
const GAP = { along: 62, across: 26 };

interface Place {
  x: number;
  y: number;
}

/** Whether an edge passes over others in its own lane. */
const isFar = ({ from, to }: FlowEdge): boolean => to.rank - from.rank > 1 && from.lane === to.lane;

/** Left to right where there is room for it, else downwards. */
function layOut(flow: Flow, down: boolean) {
  const along = (down ? NODE.height : NODE.width) + GAP.along - (down ? 24 : 0);
  const across = (down ? NODE.width : NODE.height) + GAP.across;
  const length = (flow.ranks - 1) * along + (down ? NODE.height : NODE.width) + 24;
  const lanes = flow.nodes.map(({ lane }) => lane);
  const [least, most] = [Math.min(...lanes), Math.max(...lanes)];
  /** Room for curves that pass the main way on its outside, and for their labels. */
  const bows = flow.edges.some(isFar) ? 52 : 16;
  const [before, after] = down ? [16, bows] : [bows, 16];
  const breadth = (most - least) * across + (down ? NODE.width : NODE.height) + before + after;
  const place = ({ rank, lane }: FlowNode): Place => {
    const a = 12 + rank * along;
    const b = before + (lane - least) * across;
    return down ? { x: b, y: a } : { x: a, y: b };
  };
  return down ? { place, width: breadth, height: length } : { place, width: length, height: breadth };
}

/** An edge leaves a node at its far side and enters the next at its near side; over several ranks it bows outwards. */
function pathOf(edge: FlowEdge, place: (node: FlowNode) => Place, down: boolean): { d: string; label: Place } {
  const [a, b] = [place(edge.from), place(edge.to)];
  const half = { w: NODE.width / 2, h: NODE.height / 2 };
  const far = isFar(edge);
  if (down) {
    const [x0, y0, x1, y1] = [a.x + half.w, a.y + NODE.height, b.x + half.w, b.y - 5];
    const bow = far ? half.w + 34 : 0;
    const m = (y0 + y1) / 2;
    return {
      d: far
        ? `M${x0} ${y0}C${x0 + bow} ${y0 + 14},${x0 + bow} ${y0 + 14},${x0 + bow} ${m}S${x1 + bow} ${y1 - 14},${x1} ${y1}`
        : `M${x0} ${y0}C${x0} ${m},${x1} ${m},${x1} ${y1}`,
      label: { x: (x0 + x1) / 2 + (far ? bow - 4 : 0), y: m },
    };
  }
  const [x0, y0, x1, y1] = [a.x + NODE.width, a.y + half.h, b.x - 5, b.y + half.h];
  const m = (x0 + x1) / 2;
  const bow = far ? -half.h - 30 : 0;
  return {
    d: far
      ? `M${x0} ${y0}C${x0 + 34} ${y0 + bow},${x0 + 34} ${y0 + bow},${m} ${y0 + bow}S${x1 - 30} ${y1 + bow},${x1} ${y1}`
      : `M${x0} ${y0}C${m} ${y0},${m} ${y1},${x1} ${y1}`,
    label: { x: m, y: (y0 + y1) / 2 + bow },
  };
}

function Node({ node, at, name }: { node: FlowNode; at: Place; name: string }) {
  const words = late.value.building.flow;
  const { layer, shape } = node;
  const spoken = words.node({
    name,
    shape: shape.join("×"),
    parameters: count(layer?.parameters ?? 0),
    depth: layer?.depth ?? 0,
  });
  return (
    <g
      class={`fnode${node.longest ? " longest" : ""}${layer?.trainable === false && layer.parameters ? " frozen" : ""}`}
      transform={`translate(${at.x} ${at.y})`}
      role="img"
      tabIndex={0}
      aria-label={spoken}
      data-testid={`flow-${node.id}`}
      onPointerEnter={() => (hoveredLayer.value = node.id)}
      onPointerLeave={() => (hoveredLayer.value = null)}
    >
      <title>{spoken}</title>
      <rect width={NODE.width} height={NODE.height} rx="10" />
      <text x={NODE.width / 2} y="20" class="nm">
        {name}
      </text>
      <text x={NODE.width / 2} y="36" class="pr">
        {layer ? (layer.parameters ? words.parameters(count(layer.parameters)) : words.none) : ""}
        {layer?.kind === "dense" && ` · ${words.depthHere(layer.depth)}`}
      </text>
    </g>
  );
}

function Drawing({ flow }: { flow: Flow }) {
  const draft = wanted.value;
  const { width: screen, height: tall } = viewport.value;
  const long = layOut(flow, false).width > Math.min(1080, screen - 32) - 56;
  const down = phone.value || (long && tall > screen);
  const { place, width, height } = layOut(flow, down);
  const words = late.value.building.flow;
  const { kind } = t.value.layers;
  const short = (node: FlowNode): string => {
    const found = draft?.network.layers.find(({ id }) => id === node.id);
    return found ? `${kind[found.kind]}${found.kind === "dense" ? ` ${found.units}` : ""}` : kind.input;
  };
  const drawn = [...flow.edges].sort((a, b) => Number(a.longest) - Number(b.longest));
  return (
    <svg
      class="flow"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={words.summary(flow.nodes.length - 1, flow.edges.length)}
      data-testid="flow"
      data-value={flow.depth}
    >
      <defs>
        {["plain", "strong"].map((id) => (
          <marker
            key={id}
            id={`flow-${id}`}
            class={id}
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M1 1 6.5 4 1 7" />
          </marker>
        ))}
      </defs>
      {drawn.map((edge) => {
        const { d, label } = pathOf(edge, place, down);
        return (
          <g key={`${edge.from.id}>${edge.to.id}`} class={`fedge${edge.longest ? " longest" : ""}`}>
            <path d={d} marker-end={`url(#flow-${edge.longest ? "strong" : "plain"})`} />
            <text x={label.x + (down ? 9 : 0)} y={label.y + (down ? 3 : -5)} class={down ? "beside" : ""}>
              {edge.from.shape.join("×")}
            </text>
          </g>
        );
      })}
      {flow.nodes.map((node) => (
        <Node key={node.id} node={node} at={place(node)} name={short(node)} />
      ))}
    </svg>
  );
}

export default function FlowDialog() {
  const words = late.value.building.flow;
  const known = cost.value;
  return (
    <Dialog title={words.title} closeLabel={t.value.shell.close} class="flowdlg" onClose={() => (dialog.value = null)}>
      <div class="db">
        {known ? (
          <>
            <p class="flowdepth" data-testid="flow-depth" data-value={known.depth}>
              <i aria-hidden="true" />
              {words.depth(known.depth)}
            </p>
            <div class="flowbox" tabIndex={0} role="region" aria-label={words.title}>
              <Drawing flow={flowOf(known)} />
            </div>
            <CostTable cost={known} />
          </>
        ) : (
          <p>{words.unknown}</p>
        )}
      </div>
    </Dialog>
  );
}
