/** A field for a formula: what is wrong with it stands below, with a mark under the character. */
import type { Problem } from "../wire/generated";
import { placeOf, sentence } from "./problems";

interface Props {
  label: string;
  value: string;
  /** What the server has against it; null while it has nothing. */
  problems: readonly Problem[] | null;
  onInput: (text: string) => void;
  onCommit?: (() => void) | undefined;
  hideLabel?: boolean;
  testid: string;
}

const LONGEST = 200;

export function Expression({ label, value, problems, onInput, onCommit, hideLabel, testid }: Props) {
  const place = problems && placeOf(problems[0]);
  const id = `${testid}-wrong`;
  return (
    <label class={`formula-field${problems ? " wrong" : ""}`}>
      {!hideLabel && <span>{label}</span>}
      <input
        type="text"
        value={value}
        maxLength={LONGEST}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-label={label}
        aria-invalid={problems !== null}
        aria-describedby={id}
        data-testid={testid}
        onInput={(event) => onInput(event.currentTarget.value)}
        onChange={onCommit}
      />
      <span class="caret" aria-hidden="true">
        {place !== null && (
          <>
            {value.slice(0, place - 1)}
            <i>{value[place - 1] ?? " "}</i>
          </>
        )}
      </span>
      <span id={id} class="trouble" role="status" data-testid={id}>
        {problems && sentence(problems)}
      </span>
    </label>
  );
}
