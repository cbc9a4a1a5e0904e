/** Controls of where a run begins: the first weights and the seed. */
import { edit, newSeed } from "../commands";
import { setInit } from "../edit";
import { namesOf, t } from "../i18n";
import { Button } from "../ui/Button";
import { NumberField } from "../ui/NumberField";
import { Select } from "../ui/Select";
import type { Experiment, InitConfig } from "../wire/generated";

interface Of {
  experiment: Experiment;
}

const LARGEST_SEED = 2 ** 31 - 1;

/** One initialiser for all dense layers; where they differ, the first is shown and a note says so. */
export function InitFields({ experiment }: Of) {
  const { shell, layers } = t.value;
  const inits = experiment.network.layers.flatMap((layer) => (layer.kind === "dense" ? [layer.init] : []));
  const [first] = inits;
  if (!first) return null;
  const mixed = inits.some((init) => init.kind !== first.kind || init.scale !== first.scale);
  const set = (init: InitConfig): void => edit((draft) => setInit(draft, init), "init");
  return (
    <>
      <Select
        label={mixed ? `${shell.tray.init} (${shell.tray.mixed})` : shell.tray.init}
        options={namesOf(layers.init)}
        value={first.kind}
        testid="init-kind"
        onChange={(kind) => set({ kind, scale: first.scale })}
      />
      <NumberField
        label={layers.field.scale}
        value={first.scale}
        testid="init-scale"
        onCommit={(scale) => scale !== null && set({ kind: first.kind, scale })}
      />
    </>
  );
}

export function SeedFields({ experiment }: Of) {
  const { tray } = t.value.shell;
  const set = (seed: number): void =>
    edit((draft) => {
      draft.seed = seed;
    }, "seed");
  return (
    <div class="pair">
      <NumberField
        label={tray.seed}
        value={experiment.seed}
        integer
        step={1}
        min={0}
        max={LARGEST_SEED}
        testid="seed-value"
        onCommit={(seed) => seed !== null && set(seed)}
      />
      <Button icon="dice" label={tray.newSeed} data-testid="seed-new" onClick={newSeed} />
    </div>
  );
}
