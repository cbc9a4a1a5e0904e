/** Reads a link of TensorFlow Playground and leads to the lab with the same experiment. */
import { PlaygroundForm } from "../data/PlaygroundForm";
import type { Imported } from "../data/api";
import { hiding, showAs } from "../data/hidden";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { encodeFragment, fromBase64Url } from "../share/codec";
import { Dialog } from "../ui/Dialog";

async function lead({ experiment, start, hide, show }: Imported): Promise<void> {
  const weights = start === null ? undefined : { step: 0, values: new Float32Array(fromBase64Url(start).buffer) };
  showAs(show);
  location.assign(`/lab${hiding(hide)}#${await encodeFragment(experiment, weights)}`);
}

export default function PlaygroundDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title={late.value.editor.playground.title}
      closeLabel={t.value.shell.close}
      class="playground-dialog"
      onClose={onClose}
    >
      <PlaygroundForm onOpen={(found) => void lead(found)} />
    </Dialog>
  );
}
