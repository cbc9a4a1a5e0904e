/** The tools of the editor: which one, for which class, how large. */
import { markOutline } from "../draw/outlines";
import { markColour } from "../draw/colour";
import { percent, signed } from "../format";
import { late } from "../i18n/late";
import { dark } from "../theme";
import { Icon, type IconName } from "../ui/icons";
import { roveKeys } from "../ui/rove";
import { Segmented } from "../ui/Segmented";
import { Slider } from "../ui/Slider";
import { MOST_CLASSES } from "./drawn";
import * as editing from "./editing";

const ICONS: Record<editing.Tool, IconName> = {
  move: "pointer",
  add: "plus",
  erase: "erase",
  noise: "shuffle",
  spray: "spray",
};

function Mark({ label }: { label: number }) {
  const fill = markColour(label, editing.classes.value, dark.value);
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true">
      <path d={markOutline(label, 7, 7, 4)} fill={fill} />
      {label > 3 && (
        <text x="7" y="9.8" text-anchor="middle">
          {label}
        </text>
      )}
    </svg>
  );
}

/** The class of new points; pressed while points are chosen it becomes theirs. */
function Classes() {
  const words = late.value.editor.editor;
  const { label, classes } = editing;
  return (
    <div class="classes" role="group" aria-label={words.classes} onKeyDown={roveKeys("button")}>
      {Array.from({ length: classes.value }, (_, i) => (
        <button
          key={i}
          type="button"
          aria-pressed={label.value === i}
          aria-label={words.class(i)}
          title={`${words.class(i)} (${i + 1})`}
          data-testid={`class-${i}`}
          onClick={() => editing.labelChosen(i)}
        >
          <Mark label={i} />
        </button>
      ))}
      {classes.value < MOST_CLASSES && (
        <button
          type="button"
          aria-label={words.moreClasses}
          title={words.moreClasses}
          data-testid="class-more"
          onClick={() => editing.labelChosen(classes.value)}
        >
          <Icon name="plus" />
        </button>
      )}
    </div>
  );
}

/** The number of new points; moved while points are chosen it becomes theirs. */
function Target() {
  return (
    <Slider
      class="target"
      label={late.value.editor.editor.target}
      value={editing.target.value}
      min={-1}
      max={1}
      step={0.05}
      format={(value) => signed(value)}
      onInput={editing.aimChosen}
      onCommit={editing.end}
      testid="target"
    />
  );
}

function NewPoints() {
  const words = late.value.editor.editor;
  return (
    <Segmented
      label={words.set}
      options={[
        { value: "share", label: words.purposes.share, title: words.purposes.shareAbout },
        { value: "train", label: words.purposes.train },
        { value: "test", label: words.purposes.test },
      ]}
      value={editing.purpose.value}
      onChange={(purpose) => (editing.purpose.value = purpose)}
    />
  );
}

const short = (value: number): string => value.toFixed(2);

function Radius() {
  const { radius } = editing;
  const set = (next: number): void => void (radius.value = next);
  const label = late.value.editor.editor.radius;
  return (
    <Slider
      label={label}
      value={radius.value}
      min={0.03}
      max={0.6}
      step={0.01}
      format={short}
      onInput={set}
      testid="radius"
    />
  );
}

/** What the tool in the hand can be set to. */
function Options() {
  const words = late.value.editor.editor;
  switch (editing.tool.value) {
    case "move":
      return <p class="hint">{words.about.move}</p>;
    case "add":
      return (
        <>
          <NewPoints />
          <p class="hint">{words.about.add}</p>
        </>
      );
    case "erase":
      return <Radius />;
    case "noise":
      return (
        <>
          <Radius />
          <Slider
            label={words.probability}
            value={editing.probability.value}
            min={0.05}
            max={1}
            step={0.05}
            format={(share) => percent(share)}
            onInput={(next) => (editing.probability.value = next)}
            testid="probability"
          />
        </>
      );
    case "spray":
      return (
        <>
          <Segmented
            label={words.spread}
            options={[
              { value: "gauss", label: words.spreads.gauss },
              { value: "uniform", label: words.spreads.uniform },
            ]}
            value={editing.spread.value}
            onChange={(next) => (editing.spread.value = next)}
          />
          <Radius />
          <Slider
            label={words.density}
            value={editing.density.value}
            min={10}
            max={400}
            scale="log"
            onInput={(next) => (editing.density.value = next)}
            testid="density"
          />
        </>
      );
  }
}

export function Tools() {
  const words = late.value.editor.editor;
  return (
    <>
      <div class="tools">
        <div class="toolset" role="toolbar" aria-label={words.title} onKeyDown={roveKeys("button")}>
          {editing.TOOLS.map((tool) => (
            <button
              key={tool}
              type="button"
              aria-pressed={editing.tool.value === tool}
              aria-label={words.tools[tool]}
              title={`${words.tools[tool]}: ${words.about[tool]}`}
              data-testid={`tool-${tool}`}
              onClick={() => (editing.tool.value = tool)}
            >
              <Icon name={ICONS[tool]} />
            </button>
          ))}
        </div>
        {editing.numbers.value ? <Target /> : <Classes />}
      </div>
      <div class="options">
        <Options />
      </div>
    </>
  );
}
