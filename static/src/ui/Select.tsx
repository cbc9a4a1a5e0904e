/** A labelled choice from a list, the browser's own control. */
export interface Option<V extends string> {
  value: V;
  label: string;
  disabled?: boolean;
}

interface Props<V extends string> {
  label: string;
  options: readonly Option<V>[];
  value: V;
  onChange: (value: V) => void;
  hideLabel?: boolean;
  invalid?: boolean;
  testid?: string;
  class?: string;
}

export function Select<V extends string>(props: Props<V>) {
  const { label, options, value, onChange, hideLabel, invalid, testid } = props;
  return (
    <label class={`fld ${props.class ?? ""}`}>
      {!hideLabel && <span>{label}</span>}
      <select
        value={value}
        aria-label={label}
        aria-invalid={invalid}
        data-testid={testid}
        data-value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
