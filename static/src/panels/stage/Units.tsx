/** By which units a wide layer is seen: two or three that are chosen, or principal axes with the share that they keep. */
import { percent, subscript } from "../../format";
import { t } from "../../i18n";
import { Icon } from "../../ui/icons";
import { Later } from "../../ui/Later";
import { Popover } from "../../ui/Popover";
import { chosenUnits, MOST } from "../space/chosen";
import { current, frames, picture } from "../space/frames";
import { letterOf } from "./labels";
import { kept } from "./view";

export function Units() {
  const frame = frames.value[current.value];
  const space = picture.value;
  if (!frame || !space) return null;
  const words = t.value.space.stage;
  const share = kept(frame, space);
  const keeps = share === null ? "" : words.keeps(percent(share));
  if (frame.width <= MOST)
    return keeps ? (
      <p class="keeps" data-testid="keeps" data-value={share}>
        {keeps}
      </p>
    ) : null;
  const units = chosenUnits(frame.layer);
  const named = units && [...units].sort((a, b) => a - b).map((unit) => letterOf(frame) + subscript(unit + 1));
  return (
    <Popover
      key={frame.layer}
      button={
        <>
          <span class={named ? "m" : ""}>{named?.join(" ") ?? (keeps || words.units.choose)}</span>
          <Icon name="down" />
        </>
      }
      label={words.units.choose}
      class="keeps pick"
      panelClass="units"
      data-testid="units-choose"
      data-value={share ?? named?.join(" ") ?? ""}
    >
      {() => <Later part="UnitChoice" frame={frame} />}
    </Popover>
  );
}
