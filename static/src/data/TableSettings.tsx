/** What of a table is learned from what, how its numbers are scaled, and the plane on which it is seen. */
import { late } from "../i18n/late";
import { Checkbox } from "../ui/Checkbox";
import { Segmented } from "../ui/Segmented";
import { Select } from "../ui/Select";
import type { Sample } from "./api";
import * as table from "./table";

const SCALINGS = ["none", "standard", "range"] as const satisfies readonly table.Scaling[];
const TASKS = ["auto", "classification", "regression"] as const satisfies readonly table.Task[];

function Plane({ columns }: { columns: readonly string[] }) {
  const words = late.value.editor.table;
  const { plane } = table.settings.value;
  const [first = "", second = ""] = columns;
  const options = columns.map((name) => ({ value: name, label: name }));
  return (
    <>
      <Segmented
        label={words.plane}
        options={[
          { value: "pca", label: words.planes.pca },
          { value: "columns", label: words.planes.columns, disabled: columns.length < 2 },
        ]}
        value={plane ? "columns" : "pca"}
        onChange={(choice) => table.set({ plane: choice === "pca" ? null : [first, second] })}
      />
      {plane && (
        <>
          <Select
            label={words.horizontal}
            options={options}
            value={plane[0]}
            testid="plane-across"
            onChange={(name) => table.set({ plane: [name, name === plane[1] ? plane[0] : plane[1]] })}
          />
          <Select
            label={words.vertical}
            options={options}
            value={plane[1]}
            testid="plane-up"
            onChange={(name) => table.set({ plane: [name === plane[0] ? plane[1] : plane[0], name] })}
          />
        </>
      )}
    </>
  );
}

/** `sample` is what the server makes of the table with these settings. */
export function TableSettings({ sample }: { sample: Sample | null }) {
  const words = late.value.editor.table;
  const { scaling, task, oneHot, missing } = table.settings.value;
  const names = sample?.columns ?? table.inputs.value;
  return (
    <div class="table-settings">
      <Select
        label={words.task}
        options={TASKS.map((value) => ({ value, label: words.tasks[value] }))}
        value={task}
        testid="table-task"
        onChange={(next) => table.set({ task: next })}
      />
      <h3>{words.scaling}</h3>
      <Segmented
        label={words.scaling}
        options={SCALINGS.map((value) => ({ value, label: words.scalings[value] }))}
        value={scaling}
        onChange={(next) => table.set({ scaling: next })}
      />
      <p>{words.scalingAbout[scaling]}</p>
      <Checkbox checked={oneHot} testid="one-hot" onChange={(on) => table.set({ oneHot: on })}>
        {words.oneHot}
      </Checkbox>
      <Checkbox
        checked={missing === "drop"}
        testid="drop-missing"
        onChange={(on) => table.set({ missing: on ? "drop" : "mean" })}
      >
        {words.dropMissing}
      </Checkbox>
      <h3>{words.plane}</h3>
      <Plane columns={names} />
    </div>
  );
}
