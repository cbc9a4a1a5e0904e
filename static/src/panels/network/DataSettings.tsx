/** What the data of the run can be set to: numbers for generated sets; for the visitor's own, the way to edit them. */
import { openEditor } from "../../data/opening";
import { changeData } from "../../edit";
import { percent } from "../../format";
import { t } from "../../i18n";
import { description, dialog } from "../../store";
import { Button } from "../../ui/Button";
import type { Range } from "../../ui/scale";
import type { DataConfig } from "../../wire/generated";
import { DataSlider } from "./DataSlider";
import { previews } from "./datasets";

type Generated = Extract<DataConfig, { label_noise: number }>;
type Digits = Extract<DataConfig, { kind: "digits" }>;
const isGenerated = (data: DataConfig): data is Generated => "label_noise" in data;

/** Sets a number of generated data. */
const set = (name: string) => (draft: Parameters<typeof changeData>[0], value: number) =>
  changeData(draft, (before) => ({ ...before, [name]: value }));

const asPercent = (value: number): string => percent(value);

/** The settings that only this kind of data has, from the server's schema. */
function OwnFields({ data }: { data: DataConfig }) {
  const fields = previews.value[data.kind]?.fields ?? {};
  const values: Record<string, unknown> = { ...data };
  const words = t.value.data;
  const shown = Object.entries(fields).filter(
    ([name, { minimum, maximum }]) =>
      typeof values[name] === "number" && minimum !== undefined && maximum !== undefined,
  );
  return (
    <div class="own">
      {shown.map(([name, { minimum = 0, maximum = 1, type }]) => (
        <DataSlider
          key={name}
          label={words.field[name] ?? name}
          name={name}
          value={Number(values[name])}
          min={minimum}
          max={maximum}
          step={type === "integer" ? 1 : 0.05}
          set={set(name)}
        />
      ))}
    </div>
  );
}

function TestShare({ share }: { share: number }) {
  return (
    <DataSlider
      label={t.value.data.testShare}
      name="test_share"
      value={share}
      min={0.1}
      max={0.9}
      step={0.01}
      format={asPercent}
      set={set("test_share")}
    />
  );
}

function GeneratedSettings({ data, all }: { data: Generated; all: boolean }) {
  const words = t.value.data;
  return (
    <>
      <DataSlider
        label={words.points}
        name="points"
        value={data.points}
        min={10}
        max={2000}
        scale="log"
        set={set("points")}
      />
      <DataSlider
        label={words.noise}
        name="noise"
        value={data.noise}
        min={0}
        max={0.5}
        step={0.01}
        set={set("noise")}
      />
      <TestShare share={data.test_share} />
      {all && (
        <DataSlider
          label={words.labelNoise}
          name="label_noise"
          value={data.label_noise}
          min={0}
          max={0.5}
          step={0.01}
          format={asPercent}
          set={set("label_noise")}
        />
      )}
      <OwnFields data={data} />
    </>
  );
}

/** Digits: how many pictures, how large, and how much the hands differ that write them. */
function DigitSettings({ data }: { data: Digits }) {
  const words = t.value.data;
  const slider = (name: "points" | "noise" | "jitter" | "side", label: string, range: Range) => (
    <DataSlider label={label} name={name} value={data[name]} set={set(name)} {...range} />
  );
  return (
    <>
      {slider("points", words.points, { min: 50, max: 2000, scale: "log" })}
      {slider("noise", words.noise, { min: 0, max: 0.5, step: 0.01 })}
      {slider("jitter", words.hands, { min: 0, max: 1, step: 0.05 })}
      {slider("side", words.side, { min: 8, max: 12, step: 1 })}
      <TestShare share={data.test_share} />
    </>
  );
}

/** The visitor's own data: how much there is, and the button that opens it. */
function Given({ data }: { data: DataConfig }) {
  const words = t.value.data;
  const { train = 0, test = 0 } = description.value ?? {};
  const isDrawn = data.kind === "drawn";
  return (
    <div class="given">
      <p>{words.counts(train, test)}</p>
      {!isDrawn && <TestShare share={data.test_share} />}
      <Button
        look="line"
        icon={isDrawn ? "pen" : "table"}
        data-testid="edit-given"
        onClick={() => (isDrawn ? openEditor() : (dialog.value = "table"))}
      >
        {isDrawn ? words.editPoints : words.editTable}
      </Button>
    </div>
  );
}

/** The formula of the data, to be pressed and changed. */
function FormulaText({ data }: { data: DataConfig }) {
  const text = data.kind === "formula" ? data.condition : data.kind === "formula_value" ? data.value : null;
  if (text === null) return null;
  return (
    <button type="button" class="expression" data-testid="edit-formula" onClick={() => (dialog.value = "formula")}>
      {text}
    </button>
  );
}

export function DataSettings({ data, all = false }: { data: DataConfig; all?: boolean }) {
  return (
    <>
      <FormulaText data={data} />
      {isGenerated(data) ? (
        <GeneratedSettings data={data} all={all} />
      ) : data.kind === "digits" ? (
        <DigitSettings data={data} />
      ) : (
        <Given data={data} />
      )}
    </>
  );
}
