/** A link of TensorFlow Playground from the start page: by its button, or pasted anywhere on the page. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { startPasting } from "../data/pasting";
import { t } from "../i18n";
import { Button } from "../ui/Button";
import { Lazy } from "../ui/Lazy";

const load = () => import("./PlaygroundDialog");

export function OpenPlayground() {
  const open = useSignal(false);
  useEffect(() => startPasting(() => (open.value = true), false), []);
  const close = (): void => void (open.value = false);
  return (
    <>
      <Button icon="link" data-testid="open-playground" onClick={() => (open.value = true)}>
        {t.value.data.openPlayground}
      </Button>
      {open.value && <Lazy load={load} props={{ onClose: close }} />}
    </>
  );
}
