/** A button that opens a small panel beside itself. */
import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { useDisclosure } from "./disclosure";
import { Floating } from "./Floating";

interface Props extends Omit<ButtonHTMLAttributes, "children" | "label"> {
  /** What the button shows. */
  button: ComponentChildren;
  /** Spoken name of the panel, and of the button when `buttonLabel` is absent and it shows only an icon. */
  label: string;
  buttonLabel?: string | undefined;
  align?: "start" | "center" | "end";
  panelClass?: string;
  class?: string;
  /** The panel's content; called when it opens, with the function that closes it. */
  children: (close: () => void) => ComponentChildren;
}

export function Popover(props: Props) {
  const { button, label, buttonLabel, align = "start", panelClass = "", children, onPointerDown, ...rest } = props;
  const ref = useRef<HTMLButtonElement>(null);
  const { open, close, handlers } = useDisclosure();
  return (
    <>
      <button
        ref={ref}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={buttonLabel}
        title={buttonLabel}
        {...rest}
        onClick={handlers.onClick}
        onPointerDown={(event) => {
          onPointerDown?.(event);
          handlers.onPointerDown();
        }}
      >
        {button}
      </button>
      {open && ref.current && (
        <Floating anchor={ref.current} label={label} align={align} class={panelClass} onClose={close}>
          {children(close)}
        </Floating>
      )}
    </>
  );
}
