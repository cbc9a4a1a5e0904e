/** The data of the run: which set, how many points, how noisy; the same controls serve the phone's data sheet. */
import { useEffect } from "preact/hooks";
import { edit } from "../../commands";
import { openEditor } from "../../data/opening";
import { t } from "../../i18n";
import { description, wanted } from "../../store";
import { Button } from "../../ui/Button";
import { loadPreviews } from "./datasets";
import { DataSettings } from "./DataSettings";
import { FirstSets, SetsButton } from "./Sets";

/** Other points of the same set; those that came with a link are drawn anew too. */
function newPoints(): void {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  edit((draft) => {
    draft.seed = seed >>> 1;
    if (draft.data.kind === "tf_playground") draft.data.draw = "";
  });
}

export function DataControls() {
  const data = wanted.value?.data;
  useEffect(() => void loadPreviews(), []);
  if (!data) return null;
  const words = t.value.data;
  const { train = 0, test = 0 } = description.value ?? {};
  return (
    <>
      <div class="row">
        <h2 class="bt">{words.title}</h2>
        <div class="grow" />
        <SetsButton />
        <Button icon="pen" label={words.editPoints} data-testid="edit-points" onClick={() => openEditor()} />
        <Button class="dice" icon="dice" label={words.newPoints} data-testid="new-points" onClick={newPoints} />
      </div>
      <p class="vh">{words.summary(words.about[data.kind], train, test)}</p>
      <FirstSets chosen={data.kind} />
      <DataSettings data={data} />
    </>
  );
}
