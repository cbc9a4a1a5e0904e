/** How many points there are, how noisy, and of how many classes. */
import { changeData } from "../../edit";
import { t } from "../../i18n";
import type { DataConfig } from "../../wire/generated";
import { DataSlider } from "../network/DataSlider";

const MOST_POINTS = 600;
const MOST_NOISE = 0.3;
const MOST_CLASSES = 10;

const set = (name: string) => (draft: Parameters<typeof changeData>[0], value: number) =>
  changeData(draft, (before) => ({ ...before, [name]: value }));

export function PointSettings({ data }: { data: Extract<DataConfig, { label_noise: number }> }) {
  const spoken = t.value.data;
  return (
    <div class="fields">
      <DataSlider
        label={spoken.points}
        name="points"
        value={data.points}
        min={10}
        max={MOST_POINTS}
        scale="log"
        set={set("points")}
      />
      <DataSlider
        label={spoken.noise}
        name="noise"
        value={data.noise}
        min={0}
        max={MOST_NOISE}
        step={0.01}
        set={set("noise")}
      />
      {"classes" in data && (
        <DataSlider
          label={spoken.field.classes ?? "classes"}
          name="classes"
          value={data.classes}
          min={2}
          max={MOST_CLASSES}
          step={1}
          set={set("classes")}
        />
      )}
    </div>
  );
}
