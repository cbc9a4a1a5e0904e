/** Which settings a sweep goes over: one or two, each with its values. */
import { useSignal } from "@preact/signals";
import { isOfNetwork } from "../edit";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { dialog, wanted } from "../store";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Select } from "../ui/Select";
import { cellsOf, MOST_CELLS, type Axis } from "./arrangement";
import { isPlain, parseValues, shortly } from "./choices";
import { offersOf, type Offer } from "./offers";
import { sweepOver } from "./plan";

/** What is picked where it is no setting by name. */
const OTHER = "other";
const NOTHING = "none";

interface Draft {
  picked: string;
  path: string;
  /** As typed; null where the values cannot be typed. */
  text: string | null;
  values: readonly unknown[];
}

function draftOf(picked: string, offers: readonly Offer[]): Draft {
  const { path, values } = offers.find(({ name }) => name === picked) ?? { path: "", values: [] };
  return { picked, path, values, text: isPlain(values) ? values.map(shortly).join(", ") : null };
}

const axisOf = ({ picked, path, text, values }: Draft): Axis | null =>
  picked === NOTHING ? null : { path: path.trim(), values: text === null ? values : parseValues(text) };

interface FieldsProps {
  number: 1 | 2;
  draft: Draft;
  offers: readonly Offer[];
  onChange: (draft: Draft) => void;
}

function AxisFields({ number, draft, offers, onChange }: FieldsProps) {
  const words = late.value.sweep;
  const options = [
    ...(number === 2 ? [{ value: NOTHING, label: words.nothing }] : []),
    ...offers.map(({ name, label }) => ({ value: name, label })),
    { value: OTHER, label: words.other },
  ];
  return (
    <fieldset>
      <Select
        label={number === 1 ? words.first : words.second}
        options={options}
        value={draft.picked}
        testid={`axis-${number}`}
        onChange={(picked) => onChange(draftOf(picked, offers))}
      />
      {draft.picked === OTHER && (
        <label class="fld">
          <span>{words.path}</span>
          <input
            type="text"
            spellcheck={false}
            placeholder="learner.clip_norm"
            data-testid={`path-${number}`}
            value={draft.path}
            onInput={(event) => onChange({ ...draft, path: event.currentTarget.value })}
          />
        </label>
      )}
      {draft.picked !== NOTHING &&
        (draft.text === null ? (
          <p>{draft.values.map(shortly).join(", ")}</p>
        ) : (
          <label class="fld">
            <span>{words.values}</span>
            <input
              type="text"
              spellcheck={false}
              data-testid={`values-${number}`}
              value={draft.text}
              onInput={(event) => onChange({ ...draft, text: event.currentTarget.value })}
            />
          </label>
        ))}
    </fieldset>
  );
}

export default function SweepDialog() {
  const { sweep: words } = late.value;
  const { shell } = t.value;
  const base = wanted.value;
  const offers = base ? offersOf(base) : [];
  const first = useSignal(draftOf(offers[0]?.name ?? OTHER, offers));
  const second = useSignal(draftOf(base && isOfNetwork(base) ? "l2" : NOTHING, offers));
  if (!base) return null;
  const axes = [axisOf(first.value), axisOf(second.value)].filter((axis) => axis !== null);
  const cells = cellsOf(axes);
  const complete = axes.every(({ path, values }) => path !== "" && values.length > 0);
  const twice = axes.length === 2 && axes[0]?.path === axes[1]?.path;
  const fits = complete && !twice && cells > 0 && cells <= MOST_CELLS;
  return (
    <Dialog title={words.title} closeLabel={shell.close} onClose={() => (dialog.value = null)}>
      <div class="db axes">
        <p>{words.about}</p>
        <AxisFields number={1} draft={first.value} offers={offers} onChange={(next) => (first.value = next)} />
        <AxisFields number={2} draft={second.value} offers={offers} onChange={(next) => (second.value = next)} />
      </div>
      <div class="df">
        <span class={fits ? "" : "bad"} role="status" data-testid="cells" data-value={cells}>
          {twice ? words.twice : words.cells(cells, MOST_CELLS)}
        </span>
        <div class="grow" />
        <Button
          look="primary"
          data-testid="start-sweep"
          disabled={!fits}
          onClick={() => {
            dialog.value = null;
            sweepOver(base, axes);
          }}
        >
          {words.start}
        </Button>
      </div>
    </Dialog>
  );
}
