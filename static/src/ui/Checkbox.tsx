/** A labelled tick. */
import type { ComponentChildren } from "preact";

interface Props {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  testid?: string;
  children: ComponentChildren;
}

export function Checkbox({ checked, onChange, disabled, testid, children }: Props) {
  return (
    <label class="ck">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        data-testid={testid}
        data-value={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
