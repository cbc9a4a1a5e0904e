/** The network as a graph to be drawn: every layer's place, every edge's curve, and the longest path through the weights. */
import type { Cost, LayerCost } from "../wire/generated";

export interface FlowNode {
  id: string;
  /** Null for the input. */
  layer: LayerCost | null;
  /** How many numbers come out. */
  shape: readonly number[];
  /** Longest path from the input in edges: the row or column it stands in. */
  rank: number;
  /** Its place across, 0 for the way that the longest path takes. */
  lane: number;
  longest: boolean;
}

export interface FlowEdge {
  from: FlowNode;
  to: FlowNode;
  longest: boolean;
}

export interface Flow {
  nodes: readonly FlowNode[];
  edges: readonly FlowEdge[];
  ranks: number;
  /** Lanes go from −lanes to lanes. */
  lanes: number;
  depth: number;
}

/** Ids on a longest path from the input to the output, counted in layers of weights, then in layers of any kind. */
export function longestPath(layers: readonly LayerCost[]): string[] {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const ranks = ranksOf(layers);
  const path: string[] = [];
  let here = layers.at(-1);
  while (here) {
    path.unshift(here.id);
    const before = [...here.inputs]
      .reverse()
      .sort(
        (a, b) => (byId.get(b)?.depth ?? 0) - (byId.get(a)?.depth ?? 0) || (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0),
      )[0];
    here = before === undefined ? undefined : byId.get(before);
  }
  return ["input", ...path];
}

function ranksOf(layers: readonly LayerCost[]): Map<string, number> {
  const ranks = new Map([["input", 0]]);
  for (const { id, inputs } of layers) ranks.set(id, 1 + Math.max(...inputs.map((input) => ranks.get(input) ?? 0)));
  return ranks;
}

/** 0, 1, −1, 2, −2 … until one is free. */
function freeLane(taken: ReadonlySet<number>, first: number): number {
  for (let i = first; ; i++) {
    const lane = i === 0 ? 0 : i % 2 ? (i + 1) / 2 : -i / 2;
    if (!taken.has(lane)) return lane;
  }
}

/** Lays the graph out; the longest path runs straight, and what leaves it stands beside it. */
export function flowOf({ layers, inputs, depth }: Cost): Flow {
  const ranks = ranksOf(layers);
  const main = new Set(longestPath(layers));
  const taken = new Map<number, Set<number>>();
  const node = (id: string, layer: LayerCost | null, shape: readonly number[]): FlowNode => {
    const rank = ranks.get(id) ?? 0;
    const row = taken.get(rank) ?? new Set<number>();
    const lane = main.has(id) ? 0 : freeLane(row, 1);
    row.add(lane);
    taken.set(rank, row);
    return { id, layer, shape, rank, lane, longest: main.has(id) };
  };
  const onPath = layers.filter(({ id }) => main.has(id));
  const beside = layers.filter(({ id }) => !main.has(id));
  const made = [
    node("input", null, [inputs]),
    ...[...onPath, ...beside].map((layer) => node(layer.id, layer, layer.shape)),
  ];
  const byId = new Map(made.map((each) => [each.id, each]));
  const path = longestPath(layers);
  const steps = new Set(path.slice(1).map((id, i) => `${path[i] ?? ""}>${id}`));
  const edges = layers.flatMap(({ id, inputs: from }) =>
    from.flatMap((source) => {
      const [a, b] = [byId.get(source), byId.get(id)];
      return a && b ? [{ from: a, to: b, longest: steps.has(`${source}>${id}`) }] : [];
    }),
  );
  const nodes = ["input", ...layers.map(({ id }) => id)].flatMap((id) => byId.get(id) ?? []);
  return {
    nodes,
    edges,
    ranks: Math.max(...ranks.values()) + 1,
    lanes: Math.max(1, ...nodes.map(({ lane }) => Math.abs(lane))),
    depth,
  };
}
