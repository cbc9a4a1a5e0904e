/** A number typed by hand: Enter or leaving the field applies it, Escape restores it, the arrow keys step. */
import { useEffect, useState } from "preact/hooks";

interface Props {
  label: string;
  value: number | null;
  onCommit: (value: number | null) => void;
  /** The field may be left empty, which means null. */
  optional?: boolean;
  placeholder?: string;
  /** Arrow keys add it; without it they multiply by 1.1. Shift makes ten of it. */
  step?: number;
  min?: number;
  max?: number;
  integer?: boolean;
  hideLabel?: boolean;
  invalid?: boolean;
  testid?: string;
  class?: string;
}

/** What was typed, as a number: a decimal comma and the true minus are understood. Null when it is none. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  const value = Number(plain);
  return plain === "" || !Number.isFinite(value) ? null : value;
}

const written = (value: number | null): string => (value === null ? "" : String(Number(value.toPrecision(7))));

export function NumberField(props: Props) {
  const { label, value, onCommit, optional, placeholder, step, min, max, integer, hideLabel, invalid, testid } = props;
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => setDraft(null), [value]);
  const limit = (next: number): number => {
    const inside = Math.max(min ?? -Infinity, Math.min(max ?? Infinity, next));
    return Number((integer ? Math.round(inside) : inside).toPrecision(7));
  };
  const commit = (text: string): void => {
    const next = parseNumber(text);
    setDraft(null);
    if (next === null && !(optional && text.trim() === "")) return;
    if (next !== value) onCommit(next === null ? null : integer ? Math.round(next) : next);
  };
  const nudge = (sign: number, large: boolean): void => {
    const now = parseNumber(draft ?? written(value)) ?? min ?? 0;
    const many = large ? 10 : 1;
    const next = step === undefined ? now * (1 + 0.1 * many) ** sign : now + sign * step * many;
    onCommit(limit(next));
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }): void => {
    if (event.key === "Enter") commit(event.currentTarget.value);
    else if (event.key === "Escape" && draft !== null) setDraft(null);
    else if (event.key === "ArrowUp" || event.key === "ArrowDown")
      nudge(event.key === "ArrowUp" ? 1 : -1, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <label class={`fld ${props.class ?? ""}`}>
      {!hideLabel && <span>{label}</span>}
      <input
        type="text"
        inputMode={integer ? "numeric" : "decimal"}
        value={draft ?? written(value)}
        placeholder={placeholder}
        aria-label={label}
        aria-invalid={invalid}
        data-testid={testid}
        data-value={value ?? ""}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => draft !== null && commit(draft)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
