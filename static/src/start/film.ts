/** Which stages of a trained network make the picture at the top of the start page, and what they are called. */
import type { SpacePayload } from "../wire/probes";

export interface Stage {
  key: string;
  /** Width of the stage. */
  dim: number;
  symbol: string;
  /** Number of the layer beside the symbol, for a matrix. */
  layer: number | null;
  verb: "input" | "stretch" | "project" | "bend";
  activation: string | null;
}

/** Activation of every layer by its id, null where it has none. */
export type Activations = Readonly<Record<string, string | null>>;

/** Frames in the picture. */
export const MOST_STAGES = 5;

/** The input, then the matrix and the bend of each dense layer while they are wider than a line. */
export function chosenStages(space: SpacePayload, activations: Activations): Stage[] {
  const stages: Stage[] = [{ key: "input", dim: 2, symbol: "x", layer: null, verb: "input", activation: null }];
  let width = space.keys.input?.dim ?? 2;
  let layer = 0;
  for (const [key, { dim }] of Object.entries(space.keys)) {
    const [id = "", phase] = key.split(".");
    if (phase === "W") layer++;
    if (dim < 2 || stages.length >= MOST_STAGES) continue;
    if (phase === "W")
      stages.push({ key, dim, symbol: "W", layer, verb: dim < width ? "project" : "stretch", activation: null });
    if (phase === "g")
      stages.push({
        key,
        dim,
        symbol: activations[id] ?? "g",
        layer: null,
        verb: "bend",
        activation: activations[id] ?? null,
      });
    width = dim;
  }
  return stages;
}

interface Listed {
  experiment?: { network?: { layers?: { id?: string; kind: string; activation?: string }[] } };
}

/** Activations of a gallery entry's layers; layers without an id are named as the engine names them. */
function activationsOf(entry: unknown): Activations {
  const layers = (entry as Listed | null)?.experiment?.network?.layers ?? [];
  const counts: Record<string, number> = {};
  return Object.fromEntries(
    layers.map(({ id, kind, activation }) => {
      counts[kind] = (counts[kind] ?? 0) + 1;
      return [id ?? `${kind}_${String(counts[kind])}`, activation ?? null];
    }),
  );
}

export async function fetchActivations(name: string): Promise<Activations> {
  try {
    const response = await fetch(`/api/gallery/${encodeURIComponent(name)}`);
    return response.ok ? activationsOf(await response.json()) : {};
  } catch {
    return {};
  }
}
