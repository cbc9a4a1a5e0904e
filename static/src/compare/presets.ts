/** Comparisons that are set up by one press: the same data and seed, one thing different. Pure functions of an experiment. */
import { created, freeId, widthOf } from "../edit/graph";
import { isOfNetwork, setLearner, setOptimizer } from "../edit/learner";
import type { DenseConfig, Experiment, InitConfig } from "../wire/generated";

export const PRESETS = ["optimizers", "regularisation", "residual", "shapes", "inits"] as const;
type Preset = (typeof PRESETS)[number];

const DEPTH = 8;
const WIDTH = 4;
const DROPOUT = 0.2;
const L1 = 0.001;
const L2 = 0.003;
const MOST_UNITS = 64;

function variant(base: Experiment, change: (draft: Experiment) => void): Experiment {
  const draft = structuredClone(base);
  change(draft);
  return draft;
}

const denseOf = ({ network }: Experiment): DenseConfig[] => network.layers.filter((layer) => layer.kind === "dense");

/** A chain of hidden layers of the given widths, then the output as it is. */
function chain(draft: Experiment, widths: readonly number[]): void {
  const dense = denseOf(draft);
  const output = dense.at(-1);
  const model = dense[0];
  if (!output || !model) return;
  const activation = dense.length > 1 ? model.activation : "tanh";
  draft.network.layers = [];
  let from = "input";
  for (const units of widths) {
    const id = freeId(draft, "dense");
    draft.network.layers.push({ ...model, id, inputs: [from], units, activation });
    from = id;
  }
  draft.network.layers.push({ ...output, id: freeId(draft, "dense"), inputs: [from] });
}

/** The same chain with a skip around every hidden layer but the first. */
function withSkips(draft: Experiment): void {
  const [first, ...rest] = draft.network.layers;
  const output = rest.pop();
  if (!first || !output) return;
  draft.network.layers = [first];
  let from = first.id;
  for (const layer of rest) {
    draft.network.layers.push({ ...layer, inputs: [from] });
    const id = freeId(draft, "add");
    draft.network.layers.push({ kind: "add", id, inputs: [from, layer.id] });
    from = id;
  }
  draft.network.layers.push({ ...output, inputs: [from] });
}

/** Parameters of a chain of dense layers with biases. */
export function sizeOf(inputs: number, widths: readonly number[], outputs: number): number {
  let total = 0;
  let from = inputs;
  for (const units of [...widths, outputs]) {
    total += units * (from + 1);
    from = units;
  }
  return total;
}

/** The width at which `depth` equal hidden layers have about so many parameters. */
export function equalWidth(inputs: number, depth: number, outputs: number, parameters: number): number {
  let best = 1;
  const off = (units: number): number =>
    Math.abs(
      sizeOf(
        inputs,
        Array.from({ length: depth }, () => units),
        outputs,
      ) - parameters,
    );
  for (let units = 1; units <= MOST_UNITS; units++) if (off(units) < off(best)) best = units;
  return best;
}

function withDropout(draft: Experiment): void {
  const hidden = denseOf(draft).slice(0, -1);
  for (const { id } of hidden) {
    const layer = { ...created(draft, "dropout", [id]), rate: DROPOUT };
    for (const reader of draft.network.layers)
      reader.inputs = reader.inputs.map((input) => (input === id ? layer.id : input));
    const at = draft.network.layers.findIndex((other) => other.id === id) + 1;
    draft.network.layers.splice(at, 0, layer);
  }
}

const withInit = (base: Experiment, init: InitConfig): Experiment =>
  variant(base, (draft) => {
    for (const layer of denseOf(draft)) layer.init = { ...init };
  });

/** The experiments of a comparison, the first as the base is or as it is to begin with; null where it makes none. */
export function preset(base: Experiment, which: Preset): Experiment[] | null {
  if (!isOfNetwork(base)) return null;
  const inputs = widthOf(base, "input");
  const outputs = denseOf(base).at(-1)?.units ?? 1;
  switch (which) {
    case "optimizers":
      return (["adam", "rmsprop", "momentum", "sgd"] as const).map((kind) =>
        variant(base, (draft) => setOptimizer(draft, kind)),
      );
    case "regularisation": {
      const bare = variant(base, (draft) => {
        setLearner(draft, (learner) => void (learner.l1 = learner.l2 = 0));
        for (const layer of draft.network.layers) if (layer.kind === "dropout") layer.rate = 0;
      });
      const rates = [
        variant(bare, (draft) => setLearner(draft, (learner) => void (learner.l1 = L1))),
        variant(bare, (draft) => setLearner(draft, (learner) => void (learner.l2 = L2))),
      ];
      return denseOf(base).length > 1 ? [bare, ...rates, variant(bare, withDropout)] : [bare, ...rates];
    }
    case "residual": {
      const plain = variant(base, (draft) =>
        chain(
          draft,
          Array.from({ length: DEPTH }, () => WIDTH),
        ),
      );
      return denseOf(base).length ? [plain, variant(plain, withSkips)] : null;
    }
    case "shapes": {
      const size = Math.max(
        33,
        sizeOf(
          inputs,
          denseOf(base)
            .slice(0, -1)
            .map(({ units }) => units),
          outputs,
        ),
      );
      return [1, 2, 3, 4].map((depth) =>
        variant(base, (draft) => {
          const units = equalWidth(inputs, depth, outputs, size);
          chain(
            draft,
            Array.from({ length: depth }, () => units),
          );
        }),
      );
    }
    case "inits":
      return (["xavier", "he", "orthogonal", "normal"] as const).map((kind) => withInit(base, { kind, scale: 1 }));
  }
}
