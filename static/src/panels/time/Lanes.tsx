/** The runs that go on in step, as a row of chips: look at one, name it, drop it; what each does differently is listed. */
import { differing } from "../../compare/differences";
import { dashOf, letterOf } from "../../compare/letters";
import { experimentsOfLanes, toldOf } from "../../compare/told";
import { dropLane, focusLane } from "../../commands";
import { t } from "../../i18n";
import { writer } from "../../measured";
import { focus, laneNames, lanes, view } from "../../store";
import { Button } from "../../ui/Button";
import { NameField } from "../../compare/NameField";

/** The line that the chart draws for a lane. */
export function LaneLine({ lane }: { lane: number }) {
  const beside = lanes.value.filter((each) => each.lane !== focus.value);
  const place = beside.findIndex((each) => each.lane === lane);
  const [width, dash] = place < 0 ? [2.4, ""] : [1.4, dashOf(place).join(" ")];
  return (
    <svg class="ln" viewBox="0 0 22 8" aria-hidden="true">
      <path d="M0 4h22" stroke="currentColor" stroke-width={width} stroke-dasharray={dash} />
    </svg>
  );
}

/** What each lane does differently from the others, in one line. */
function settingsInWords(lane: number): string {
  const all = lanes.value;
  const here = all.findIndex((each) => each.lane === lane);
  return differing(experimentsOfLanes(), t.value)
    .map(({ label, texts }) => `${label} ${texts[here] ?? ""}`)
    .join(", ");
}

function Lane({ lane }: { lane: number }) {
  const words = t.value.time;
  const chosen = lane === focus.value;
  const told = toldOf(lane);
  const letter = letterOf(lane);
  const settings = settingsInWords(lane) || words.sameSettings;
  return (
    <li class={chosen ? "on" : ""}>
      <button
        type="button"
        class="who"
        aria-pressed={chosen}
        title={`${letter}: ${settings}`}
        data-testid={`lane-${lane}`}
        data-value={told?.step ?? ""}
        onClick={() => focusLane(lane)}
      >
        <b>{letter}</b>
        <LaneLine lane={lane} />
        <span class="set">{laneNames.value[lane] ?? settings}</span>
        <span class="num">{writer("loss")(told?.lossTrain)}</span>
      </button>
      {chosen && <NameField lane={lane} />}
      {lanes.value.length > 1 && (
        <Button
          class="drop"
          icon="close"
          label={words.drop(letter)}
          data-testid={`drop-${lane}`}
          onClick={() => dropLane(lane)}
        />
      )}
    </li>
  );
}

export function Lanes() {
  const words = t.value.time;
  const comparing = view.value === "compare";
  return (
    <div class="lanes">
      <ul aria-label={words.lanes}>
        {lanes.value.map(({ lane }) => (
          <Lane key={lane} lane={lane} />
        ))}
      </ul>
      <Button
        look="line"
        class="side"
        data-testid="side-by-side"
        aria-pressed={comparing}
        onClick={() => (view.value = comparing ? "lab" : "compare")}
      >
        {comparing ? words.backToLab : words.sideBySide}
      </Button>
    </div>
  );
}
