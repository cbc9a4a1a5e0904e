/** Which settings a sweep goes over: one or two, each with its values. */
import { useSignal } from "@preact/signals";
import { t } from "../i18n";
import { dialog, wanted } from "../store";
import type { Experiment } from "../wire/generated";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Select } from "../ui/Select";
import { cellsOf, MOST_CELLS, type Axis } from "./arrangement";
import { choiceOf, CHOICES, isPlain, parseValues, shortly, type Choice } from "./choices";
import { sweepOver } from "./plan";

type Picked = Choice | "other" | "none";
interface Draft {
  picked: Picked;
  path: string;
  /** As typed; null where the values cannot be typed. */
  text: string | null;
  values: unknown[];
}

function draftOf(picked: Picked, base: Experiment): Draft {
  const found = picked === "other" || picked === "none" ? null : choiceOf(picked, base);
  const { path, values } = found ?? { path: "", values: [] };
  return { picked, path, values, text: isPlain(values) ? values.map(shortly).join(", ") : null };
}

const axisOf = ({ picked, path, text, values }: Draft): Axis | null =>
  picked === "none" ? null : { path: path.trim(), values: text === null ? values : parseValues(text) };

interface FieldsProps {
  number: 1 | 2;
  draft: Draft;
  base: Experiment;
  onChange: (draft: Draft) => void;
}

function AxisFields({ number, draft, base, onChange }: FieldsProps) {
  const words = t.value.sweep;
  const named = CHOICES.filter((choice) => choiceOf(choice, base) !== null);
  const options: { value: Picked; label: string }[] = [
    ...(number === 2 ? [{ value: "none" as const, label: words.nothing }] : []),
    ...named.map((value) => ({ value, label: words.choice[value] })),
    { value: "other", label: words.other },
  ];
  return (
    <fieldset>
      <Select
        label={number === 1 ? words.first : words.second}
        options={options}
        value={draft.picked}
        testid={`axis-${number}`}
        onChange={(picked) => onChange(draftOf(picked, base))}
      />
      {draft.picked === "other" && (
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
      {draft.picked !== "none" &&
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
  const { sweep: words, shell } = t.value;
  const base = wanted.value;
  const first = useSignal<Draft | null>(base && draftOf("rate", base));
  const second = useSignal<Draft | null>(base && draftOf("l2", base));
  if (!base || !first.value || !second.value) return null;
  const axes = [axisOf(first.value), axisOf(second.value)].filter((axis) => axis !== null);
  const cells = cellsOf(axes);
  const complete = axes.every(({ path, values }) => path !== "" && values.length > 0);
  const twice = axes.length === 2 && axes[0]?.path === axes[1]?.path;
  const fits = complete && !twice && cells > 0 && cells <= MOST_CELLS;
  return (
    <Dialog title={words.title} closeLabel={shell.close} onClose={() => (dialog.value = null)}>
      <div class="db axes">
        <p>{words.about}</p>
        <AxisFields number={1} draft={first.value} base={base} onChange={(next) => (first.value = next)} />
        <AxisFields number={2} draft={second.value} base={base} onChange={(next) => (second.value = next)} />
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
