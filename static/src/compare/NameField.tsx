/** A lane's name, changed in a small field behind a pen. */
import { t } from "../i18n";
import { laneNames } from "../store";
import { Icon } from "../ui/icons";
import { Popover } from "../ui/Popover";
import { letterOf } from "./letters";

const LONGEST = 24;

export function rename(lane: number, text: string): void {
  const name = text.trim().slice(0, LONGEST);
  const rest = Object.fromEntries(Object.entries(laneNames.peek()).filter(([key]) => key !== String(lane)));
  laneNames.value = name ? { ...rest, [lane]: name } : rest;
}

export function NameField({ lane }: { lane: number }) {
  const words = t.value.time;
  return (
    <Popover
      class="btn sq pen"
      label={words.rename(letterOf(lane))}
      buttonLabel={words.rename(letterOf(lane))}
      button={<Icon name="pen" />}
      data-testid={`rename-${lane}`}
    >
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            close();
          }}
        >
          <label class="fld">
            <span>{words.name}</span>
            <input
              type="text"
              maxLength={LONGEST}
              autocomplete="off"
              data-testid="lane-name"
              value={laneNames.value[lane] ?? ""}
              onInput={(event) => rename(lane, event.currentTarget.value)}
            />
          </label>
        </form>
      )}
    </Popover>
  );
}
