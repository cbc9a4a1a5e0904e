/** The stage's own buttons, one above the other at its edge: the surface, what is laid over, the points, and back. */
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { Checkbox } from "../../ui/Checkbox";
import { Icon, type IconName } from "../../ui/icons";
import { Later } from "../../ui/Later";
import { Popover } from "../../ui/Popover";
import { useWatch } from "../../watch";
import { showNeighbours, watchNeighbours } from "../space/neighbours";
import { regions, showLines, showRegions, watchLines, watchRegions } from "../space/overlays";
import { PlayDepth } from "../space/PlayDepth";
import { resetView, turned } from "./orbit";
import { isSolid } from "./scene";
import { showSurface } from "./surface";

interface ToolProps {
  icon: IconName;
  label: string;
  testid: string;
  on?: boolean | undefined;
  run: () => void;
}

function Tool({ icon, label, testid, on, run }: ToolProps) {
  return (
    <button
      type="button"
      class="tool"
      aria-pressed={on}
      aria-label={label}
      title={label}
      data-testid={testid}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  );
}

/** How many linear regions there are, or why none. */
export function regionsText(): string {
  const found = regions.value;
  if (!found) return "";
  const words = t.value.space.stage.regions;
  if (found.reason) return words.not[found.reason];
  const count = found.count ?? 0;
  return found.complete ? words.count(count) : words.atLeast(count);
}

function Overlays() {
  const words = t.value.space.stage;
  const text = regionsText();
  return (
    <div class="lays">
      <Checkbox checked={showLines.value} testid="show-lines" onChange={(on) => (showLines.value = on)}>
        {words.lines.name}
        <small>{words.lines.about}</small>
      </Checkbox>
      <Checkbox checked={showRegions.value} testid="show-regions" onChange={(on) => (showRegions.value = on)}>
        {words.regions.name}
        <small>{text || words.regions.about}</small>
      </Checkbox>
      <Checkbox checked={showNeighbours.value} testid="show-neighbours" onChange={(on) => (showNeighbours.value = on)}>
        {words.points.draw}
      </Checkbox>
    </div>
  );
}

export function Tools() {
  const words = t.value.space.stage;
  useWatch("unit_lines", watchLines);
  useWatch("regions", watchRegions);
  useWatch("neighbours", watchNeighbours);
  const some = showLines.value || showRegions.value || showNeighbours.value;
  return (
    <div class="tools" role="group" aria-label={words.tools}>
      {phone.value && <PlayDepth class="tool" />}
      <Tool
        icon="surface"
        label={words.surface.name}
        testid="show-surface"
        on={showSurface.value}
        run={() => (showSurface.value = !showSurface.value)}
      />
      <Popover
        button={<Icon name="eye" />}
        label={words.lay}
        buttonLabel={words.lay}
        align="end"
        class={`tool${some ? " some" : ""}`}
        panelClass="laypop"
        data-testid="overlays"
      >
        {() => <Overlays />}
      </Popover>
      <Popover
        button={<Icon name="target" />}
        label={words.points.name}
        buttonLabel={words.points.name}
        align="end"
        class="tool"
        panelClass="pointpop"
        data-testid="points-panel"
      >
        {() => <Later part="Points" />}
      </Popover>
      {isSolid.value && turned.value && (
        <Tool icon="reset" label={words.resetView} testid="reset-view" run={resetView} />
      )}
    </div>
  );
}
