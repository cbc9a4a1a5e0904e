/** The data of the run: which set, how many points, how noisy; the same controls serve the phone's data sheet. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { edit, newSeed } from "../../commands";
import { changeData, setDataset, type DatasetKind } from "../../edit";
import { percent } from "../../format";
import { t } from "../../i18n";
import { description, wanted } from "../../store";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { roveKeys } from "../../ui/rove";
import type { DataConfig } from "../../wire/generated";
import { DataSlider } from "./DataSlider";
import { KINDS, loadPreviews, previews } from "./datasets";
import { Thumbnail } from "./Thumbnail";

const FIRST = 5;

/** The five first sets, of which the last makes room for the chosen one. */
function firstKinds(chosen: DatasetKind): DatasetKind[] {
  const first: DatasetKind[] = KINDS.slice(0, FIRST);
  return first.includes(chosen) ? first : [...first.slice(0, FIRST - 1), chosen];
}

function Sets({ chosen }: { chosen: DatasetKind }) {
  const all = useSignal(false);
  const words = t.value.data;
  const kinds = all.value ? KINDS : firstKinds(chosen);
  return (
    <div class="thumbs">
      <div class="sets" role="radiogroup" aria-label={words.title} onKeyDown={roveKeys("[role=radio]")}>
        {kinds.map((kind, i) => (
          <button
            key={kind}
            class={i < FIRST ? "" : "late"}
            type="button"
            role="radio"
            aria-checked={kind === chosen}
            aria-label={words.about[kind]}
            title={words.about[kind]}
            tabIndex={kind === chosen ? 0 : -1}
            data-testid={`dataset-${kind}`}
            data-value={kind === chosen}
            onClick={() => edit((draft) => setDataset(draft, kind))}
          >
            <span class="tb">
              <Thumbnail kind={kind} />
            </span>
            {words.kind[kind]}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="all"
        aria-expanded={all.value}
        data-testid="datasets-more"
        onClick={() => (all.value = !all.value)}
      >
        <span class="tb">
          <Icon name={all.value ? "minus" : "plus"} />
        </span>
        {all.value ? words.fewer : words.more}
      </button>
    </div>
  );
}

/** The settings that only this kind of data has, from the server's schema. */
function OwnFields({ data }: { data: DataConfig }) {
  const fields = previews.value[data.kind]?.fields ?? {};
  const values: Record<string, unknown> = { ...data };
  const words = t.value.data;
  return (
    <div class="own">
      {Object.entries(fields).map(([name, field]) => {
        const value = values[name];
        if (typeof value !== "number" || field.minimum === undefined || field.maximum === undefined) return null;
        return (
          <DataSlider
            key={name}
            label={words.field[name] ?? name}
            name={name}
            value={value}
            min={field.minimum}
            max={field.maximum}
            step={field.type === "integer" ? 1 : 0.05}
            set={(draft, next) => changeData(draft, (before) => ({ ...before, [name]: next }))}
          />
        );
      })}
    </div>
  );
}

export function DataControls() {
  const data = wanted.value?.data;
  useEffect(() => void loadPreviews(), []);
  if (!data) return null;
  const words = t.value.data;
  const { train = 0, test = 0 } = description.value ?? {};
  return (
    <>
      <div class="row">
        <h2 class="bt">{words.title}</h2>
        <Button class="dice" icon="dice" label={words.newPoints} data-testid="new-points" onClick={newSeed} />
      </div>
      <p class="vh">{words.summary(words.about[data.kind], train, test)}</p>
      <Sets chosen={data.kind} />
      <DataSlider
        label={words.points}
        name="points"
        value={data.points}
        min={10}
        max={2000}
        scale="log"
        set={(draft, points) => (draft.data.points = points)}
      />
      <DataSlider
        label={words.noise}
        name="noise"
        value={data.noise}
        min={0}
        max={0.5}
        step={0.01}
        set={(draft, noise) => (draft.data.noise = noise)}
      />
      <DataSlider
        label={words.testShare}
        name="test_share"
        value={data.test_share}
        min={0.1}
        max={0.9}
        step={0.01}
        format={(share) => percent(share)}
        set={(draft, share) => (draft.data.test_share = share)}
      />
      <OwnFields data={data} />
    </>
  );
}
