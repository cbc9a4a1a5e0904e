/** The button that plays the film from the input to the output. */
import { t } from "../../i18n";
import { Icon } from "../../ui/icons";
import { playingDepth, toggleDepth } from "./player";

export function PlayDepth({ class: extra }: { class: string }) {
  const on = playingDepth.value;
  const label = on ? t.value.space.pauseDepth : t.value.space.playDepth;
  return (
    <button
      type="button"
      class={extra}
      aria-label={label}
      title={label}
      aria-pressed={on}
      data-testid="play-depth"
      onClick={toggleDepth}
    >
      <Icon name={on ? "pause" : "play"} />
    </button>
  );
}
