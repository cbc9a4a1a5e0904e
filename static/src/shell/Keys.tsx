/** The help dialog: what to do here, and the shortcuts. */
import { t } from "../i18n";
import { late } from "../i18n/late";
import { shortcuts } from "../keyboard";
import { dialog } from "../store";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";

const ROWS = {
  play: ["space"],
  step: ["."],
  epoch: ["⇧", "."],
  back: [","],
  jump: ["[", "]"],
  ends: ["Home", "End"],
  branch: ["F"],
  bookmark: ["M"],
  reset: ["R"],
  depth: ["←", "→"],
  layer: ["1", "…", "9"],
  turn: ["↑", "↓"],
  direction: ["B"],
  undo: ["Ctrl/⌘", "Z"],
  share: ["S"],
  save: ["⇧", "S"],
  graph: ["G"],
  pill: ["Alt", "←", "→"],
  copy: ["D"],
  skip: ["J"],
  removeLayer: ["Delete"],
  theme: ["T"],
  help: ["?"],
} as const;
const NAMES = Object.keys(ROWS) as (keyof typeof ROWS)[];

export default function Keys() {
  const { keys } = late.value.dialogs;
  const { close } = t.value.shell;
  return (
    <Dialog title={keys.title} closeLabel={close} onClose={() => (dialog.value = null)}>
      <div class="db intro">
        <p>{keys.about}</p>
      </div>
      <dl class="keys">
        {NAMES.map((name) => (
          <div key={name}>
            <dt>{keys.rows[name]}</dt>
            <dd>
              {ROWS[name].map((key) =>
                key === "…" ? <span key={key}> … </span> : <kbd key={key}>{key === "space" ? keys.space : key}</kbd>,
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div class="df">
        <Checkbox checked={shortcuts.value} testid="shortcuts" onChange={(on) => (shortcuts.value = on)}>
          {keys.on}
        </Checkbox>
        <div class="grow" />
        <a class="btn" href="/static/licences.txt">
          {keys.licences}
        </a>
      </div>
    </Dialog>
  );
}
