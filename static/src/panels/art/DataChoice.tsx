/** Which data the samples come from: pictures, and for boxes and prototypes points too. */
import { edit } from "../../commands";
import { PLANE_SETS, setDataset, type DatasetKind } from "../../edit";
import { t } from "../../i18n";
import { wanted } from "../../store";
import { Select } from "../../ui/Select";
import type { Experiment } from "../../wire/generated";
import { words } from "./words";

const LETTERS = {
  kind: "glyphs",
  test_share: 0,
  features: [],
  formulas: [],
  unit: 1,
  text: "ACTX",
  scale: 1,
  margin: 1,
  copies: 6,
  noise: 0.03,
} as const;

const PICTURES = ["glyphs", "digits"] as const satisfies readonly DatasetKind[];
/** So many digits can be compared with every category at each step. */
const DIGITS = 300;

function choose(draft: Experiment, kind: DatasetKind): void {
  if (kind === "glyphs") {
    draft.data = { ...LETTERS, features: [], formulas: [] };
    return;
  }
  const set = [...PLANE_SETS, "digits" as const].find((each) => each === kind);
  if (!set) return;
  setDataset(draft, set);
  if (draft.data.kind === "digits") draft.data.points = DIGITS;
}

export function DataChoice() {
  const experiment = wanted.value;
  if (!experiment) return null;
  const now = experiment.data.kind;
  const offered: DatasetKind[] = [...PICTURES, ...(experiment.learner.kind === "art1" ? [] : PLANE_SETS)];
  const kinds = offered.includes(now) ? offered : [now, ...offered];
  return (
    <Select
      label={words.value.dataKind}
      options={kinds.map((kind) => ({ value: kind, label: t.value.data.kind[kind] }))}
      value={now}
      testid="data-kind"
      onChange={(kind) => edit((draft) => choose(draft, kind), "data kind")}
    />
  );
}
