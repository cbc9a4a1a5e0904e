/** Two to four runs in step, side by side: what each has learned, how it goes, and in what it differs. */
import { branch, openBeside } from "../commands";
import { late } from "../i18n/late";
import { lanes, MOST_LANES, view, wanted } from "../store";
import { Button } from "../ui/Button";
import { Icon } from "../ui/icons";
import { Menu } from "../ui/Menu";
import { LaneCard } from "./LaneCard";
import { preset, PRESETS } from "./presets";

function Presets() {
  const words = late.value.lanes;
  const base = wanted.value;
  const items = PRESETS.flatMap((which) => {
    const experiments = base && preset(base, which);
    if (!experiments) return [];
    return [
      {
        label: words.preset[which],
        about: words.presetAbout[which],
        testid: `preset-${which}`,
        run: () => openBeside(experiments),
      },
    ];
  });
  return (
    <Menu
      class="btn line"
      label={words.presets}
      items={items}
      testid="presets"
      button={
        <>
          {words.presets}
          <Icon name="down" />
        </>
      }
    />
  );
}

export default function Compare() {
  const words = late.value.lanes;
  const all = lanes.value;
  return (
    <section class="compare" aria-label={words.title} data-testid="compare-view" data-value={all.length}>
      <header>
        <h2 class="bt">{words.title}</h2>
        <p>{all.length < 2 ? words.lonely : words.about}</p>
        <div class="grow" />
        <Presets />
        <Button
          icon="fork"
          look="line"
          data-testid="add-run"
          disabled={all.length >= MOST_LANES}
          onClick={() => branch({ fresh: true, focus: false })}
        >
          {words.add}
        </Button>
        <Button icon="close" label={words.leave} data-testid="leave-compare" onClick={() => (view.value = "lab")} />
      </header>
      <div class="cards" style={{ "--runs": all.length }}>
        {all.map(({ lane }) => (
          <LaneCard key={lane} lane={lane} />
        ))}
      </div>
    </section>
  );
}
