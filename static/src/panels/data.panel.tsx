/** What opens over the lab to make data: the editor of points, tables, formulas, links of another playground. */
import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { startPasting } from "../data/pasting";
import { open } from "../data/opening";
import { tellClasses } from "../edit";
import type { Panel } from "../panel";
import { description, dialog, experiment } from "../store";
import { Later } from "../ui/Later";

/** What the server says of a table is kept for the edits that depend on it. */
effect(() => {
  const data = experiment.value?.data;
  const found = description.value;
  if (data?.kind === "table" && found) tellClasses(data, found.classes);
});

/** What opens over the lab closes the small panels that lead to it. */
effect(() => {
  if (!open.value && dialog.value === null) return;
  for (const panel of document.querySelectorAll<HTMLElement>(":popover-open:not(.toast)")) panel.hidePopover();
});

function DataTools() {
  useEffect(() => startPasting((name) => (dialog.value = name)), []);
  return (
    <>
      {open.value && <Later part="DataEditor" />}
      {dialog.value === "table" && <Later part="TableDialog" />}
      {dialog.value === "formula" && <Later part="FormulaDialog" />}
      {dialog.value === "playground" && <Later part="PlaygroundDialog" />}
    </>
  );
}

export default { name: "data", area: "net", order: 10, families: "all", Component: DataTools } satisfies Panel;
