/** A row of choices of which one is in force, as toggle buttons; the arrow keys move between them. */
import type { ComponentChildren } from "preact";
import { roveKeys } from "./rove";

export interface Choice<V> {
  value: V;
  label: ComponentChildren;
  /** Spoken name and tooltip, where the label is short. */
  title?: string | undefined;
  disabled?: boolean | undefined;
}

interface Props<V> {
  /** Spoken name of the group. */
  label: string;
  options: readonly Choice<V>[];
  value: V;
  onChange: (value: V) => void;
  /** Tabs control a panel; otherwise the choices are toggle buttons. */
  tabs?: boolean;
  class?: string;
}

export function Segmented<V extends string | number>({
  label,
  options,
  value,
  onChange,
  tabs,
  class: extra = "",
}: Props<V>) {
  return (
    <div class={`seg ${extra}`} role={tabs ? "tablist" : "group"} aria-label={label} onKeyDown={roveKeys("button")}>
      {options.map((option) => {
        const on = option.value === value;
        const state = tabs ? ({ role: "tab", "aria-selected": on } as const) : ({ "aria-pressed": on } as const);
        return (
          <button
            key={option.value}
            type="button"
            {...state}
            tabIndex={on || !options.some((o) => o.value === value) ? 0 : -1}
            title={option.title}
            aria-label={option.title}
            disabled={option.disabled}
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </button>
        );
      })}
    </div>
  );
}
