/** One setting as the control that suits it: a slider with a number, a choice, a tick, a text. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { edit, tune } from "../commands";
import { t } from "../i18n";
import { put } from "../paths";
import type { FieldText } from "../shell/field";
import { throttled } from "../throttle";
import type { Field } from "../wire/fields";
import { Checkbox } from "./Checkbox";
import { NumberField } from "./NumberField";
import { rangeOf } from "./range";
import { Segmented } from "./Segmented";
import { Select } from "./Select";
import { Slider } from "./Slider";

/** At most eight edits a second while a slider moves. */
const slowEdit = throttled(edit, 125);
/** As many choices, of so many letters together, stand side by side. */
const MOST_BESIDE = 4;
const MOST_LETTERS = 30;
interface Props {
  field: Field;
  text: FieldText;
  /** Where it lies in the experiment. */
  path: string;
  value: unknown;
  wrong: boolean;
}

/** Sets the value: at once where it can be tuned, else as an edit; `often` while it moves. */
const setter =
  ({ field, path }: Props, often = false) =>
  (value: unknown): void => {
    if (field.live) tune(path, value);
    else (often ? slowEdit : edit)((draft) => put(draft, path, value), `field ${path}`);
  };

function NumberSetting(props: Props) {
  const { field, text, value, wrong } = props;
  const number = typeof value === "number" ? value : null;
  const draft = useSignal<number | null>(null);
  useEffect(() => void (draft.value = null), [number]);
  const range = rangeOf(field);
  const whole = field.type === "integer";
  const commit = setter(props);
  const move = setter(props, true);
  const testid = `field-${field.name}`;
  return (
    <>
      <NumberField
        label={text.label}
        value={draft.value ?? number}
        optional={field.nullable ?? false}
        placeholder={t.value.shell.tray.off}
        integer={whole}
        invalid={wrong}
        testid={testid}
        onCommit={commit}
        {...(whole ? { step: 1 } : {})}
        {...(field.min === undefined ? {} : { min: field.min })}
        {...(field.max === undefined ? {} : { max: field.max })}
      />
      {range && number !== null && (
        <Slider
          label={text.label}
          hideLabel
          value={draft.value ?? number}
          testid={`${testid}-slider`}
          onInput={(next) => {
            const shown = whole ? Math.round(next) : next;
            draft.value = shown;
            move(shown);
          }}
          {...range}
        />
      )}
    </>
  );
}

function ChoiceSetting(props: Props) {
  const { field, text, value, wrong } = props;
  const choices = field.choices ?? [];
  const names = choices.map((choice) => ({ value: String(choice), label: text.choices?.[choice] ?? String(choice) }));
  const set = (name: string): void => setter(props)(choices.find((choice) => String(choice) === name));
  const now = String(value);
  const testid = `field-${field.name}`;
  const letters = names.reduce((sum, { label }) => sum + label.length, 0);
  if (names.length > MOST_BESIDE || letters > MOST_LETTERS)
    return <Select label={text.label} options={names} value={now} invalid={wrong} testid={testid} onChange={set} />;
  return (
    <div class="beside" data-testid={testid} data-value={now}>
      <span>{text.label}</span>
      <Segmented label={text.label} options={names} value={now} onChange={set} />
    </div>
  );
}

function TextSetting(props: Props) {
  const { field, text, value, wrong } = props;
  const written = typeof value === "string" ? value : "";
  const draft = useSignal<string | null>(null);
  useEffect(() => void (draft.value = null), [written]);
  const commit = (): void => {
    const next = draft.peek();
    draft.value = null;
    if (next !== null && next !== written) setter(props)(next);
  };
  return (
    <label class="fld">
      <span>{text.label}</span>
      <input
        type="text"
        value={draft.value ?? written}
        maxLength={field.max}
        aria-invalid={wrong}
        autocomplete="off"
        spellcheck={false}
        data-testid={`field-${field.name}`}
        data-value={written}
        onInput={(event) => (draft.value = event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          else if (event.key === "Escape") draft.value = null;
          else return;
          event.stopPropagation();
        }}
      />
    </label>
  );
}

export function Setting(props: Props) {
  const { field, text, value } = props;
  switch (field.type) {
    case "boolean":
      return (
        <Checkbox checked={value === true} testid={`field-${field.name}`} onChange={setter(props)}>
          {text.label}
        </Checkbox>
      );
    case "choice":
      return <ChoiceSetting {...props} />;
    case "text":
      return <TextSetting {...props} />;
    default:
      return <NumberSetting {...props} />;
  }
}
