/** Opening a link of TensorFlow Playground in the lab. */
import { openFile } from "../commands";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { dialog } from "../store";
import { Dialog } from "../ui/Dialog";
import { hiddenControls, showAs } from "./hidden";
import { PlaygroundForm } from "./PlaygroundForm";

export default function PlaygroundDialog() {
  return (
    <Dialog
      title={late.value.editor.playground.title}
      closeLabel={t.value.shell.close}
      class="playground-dialog"
      onClose={() => (dialog.value = null)}
    >
      <PlaygroundForm
        onOpen={({ experiment, start, hide, show }) => {
          dialog.value = null;
          hiddenControls.value = hide;
          showAs(show);
          openFile(experiment, start === null ? null : { step: 0, parameters: start });
        }}
      />
    </Dialog>
  );
}
