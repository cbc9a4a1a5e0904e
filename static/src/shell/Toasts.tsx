/** One message at a time above the Time band: six seconds, longer while looked at; a bad one stays until dismissed. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { refusal, toast, type Toast } from "../store";
import { Button } from "../ui/Button";
import { Icon } from "../ui/icons";

const SHOWN_MS = 6000;

function dismiss(): void {
  toast.value = null;
  refusal.value = null;
}

function Bar({ text, action, bad }: Toast) {
  const ref = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(false);
  useLayoutEffect(() => ref.current?.showPopover(), []);
  useEffect(() => {
    if (bad || held) return undefined;
    const timer = setTimeout(dismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text, bad, held]);
  return (
    <div
      ref={ref}
      popover="manual"
      class={`toast${bad ? " bad" : ""}`}
      data-testid={bad ? "error" : "toast"}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      {bad && <Icon name="warning" />}
      <span>{text}</span>
      {action && (
        <Button
          data-testid="toast-action"
          onClick={() => {
            dismiss();
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      {bad && <Button icon="close" label={t.value.shell.dismiss} data-testid="dismiss" onClick={dismiss} />}
    </div>
  );
}

export function Toasts() {
  const message = toast.value;
  return (
    <>
      <div class="vh" role={message?.bad ? "alert" : "status"}>
        {message?.text}
      </div>
      {message && <Bar key={message.text} {...message} />}
    </>
  );
}
