/** Open or closed, for a button whose panel the browser closes by itself when the button is pressed again. */
import { useRef, useState } from "preact/hooks";

export interface Disclosure {
  open: boolean;
  close: () => void;
  /** Handlers of the button. */
  handlers: { onPointerDown: () => void; onClick: () => void };
}

export function useDisclosure(): Disclosure {
  const [open, setOpen] = useState(false);
  const pressedWhileOpen = useRef(false);
  return {
    open,
    close: () => setOpen(false),
    handlers: {
      onPointerDown: () => (pressedWhileOpen.current = open),
      onClick: () => {
        setOpen(!open && !pressedWhileOpen.current);
        pressedWhileOpen.current = false;
      },
    },
  };
}
