/** A labelled slider: name, value, track. Linear or logarithmic; `onInput` while it moves, `onCommit` when it is let go. */
import type { ComponentChildren } from "preact";
import { setting } from "../format";
import { position, valueAt, type Range } from "./scale";

interface Props extends Range {
  label: string;
  /** Shown in place of the label, where it holds more than text. */
  title?: ComponentChildren;
  value: number;
  format?: ((value: number) => string) | undefined;
  onInput?: ((value: number) => void) | undefined;
  onCommit?: ((value: number) => void) | undefined;
  disabled?: boolean | undefined;
  hideLabel?: boolean | undefined;
  testid?: string | undefined;
  class?: string;
}

const POSITIONS = 1000;

export function Slider(props: Props) {
  const { label, title = label, value, format = setting, onInput, onCommit, disabled, hideLabel, testid } = props;
  const at = position(value, props);
  const steps = props.step && props.scale !== "log" ? Math.round((props.max - props.min) / props.step) : POSITIONS;
  const read = (input: HTMLInputElement): number => valueAt(Number(input.value) / steps, props);
  return (
    <label class={`sl ${props.class ?? ""}`}>
      {!hideLabel && <span>{title}</span>}
      {!hideLabel && <b>{format(value)}</b>}
      <input
        type="range"
        min={0}
        max={steps}
        step={1}
        value={Math.round(at * steps)}
        style={{ "--v": `${at * 100}%` }}
        disabled={disabled}
        aria-label={label}
        aria-valuetext={format(value)}
        data-testid={testid}
        data-value={value}
        onInput={(event) => onInput?.(read(event.currentTarget))}
        onChange={(event) => onCommit?.(read(event.currentTarget))}
      />
    </label>
  );
}
