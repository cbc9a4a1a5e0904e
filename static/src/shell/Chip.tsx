/** A setting as a chip: its name and value; pressed, it opens what it can be. A refusal of the server is said there. */
import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { refusal } from "../store";
import { Popover } from "../ui/Popover";
import type { Problem } from "../wire/generated";
import { Problems } from "./Problems";

interface Props {
  name: string;
  /** Shown after the name; a chip without one is an icon. */
  value?: ComponentChildren;
  icon?: ComponentChildren;
  /** Paths of the experiment that the chip sets. */
  paths: readonly string[];
  /** Said under the controls: whether changes take effect in mid-run, or what the setting does. */
  notes: readonly string[];
  testid: string;
  children: ComponentChildren;
}

/** What the server refused at one of the paths or below it. */
function problemsAt(paths: readonly string[]): Problem[] {
  const below = (where: string, path: string): boolean => where === path || where.startsWith(`${path}.`);
  return (refusal.value?.problems ?? []).filter(({ where }) => paths.some((path) => below(where, path)));
}

export function Chip({ name, value, icon, paths, notes, testid, children }: Props) {
  const problems = problemsAt(paths);
  return (
    <Popover
      class={`chip${problems.length ? " wrong" : ""}`}
      data-testid={testid}
      label={name}
      buttonLabel={icon ? name : undefined}
      align="end"
      panelClass="setting"
      button={
        icon ?? (
          <>
            {name} <b>{value}</b>
          </>
        )
      }
    >
      {() => (
        <>
          {children}
          <Problems problems={problems} />
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </>
      )}
    </Popover>
  );
}

/** The notes of a chip whose changes take effect at once. */
export const liveNote = (): string => t.value.shell.tray.live;
/** The notes of a chip whose changes rebuild the run, at the same step. */
export const keepsNote = (): string => t.value.shell.tray.keeps;
