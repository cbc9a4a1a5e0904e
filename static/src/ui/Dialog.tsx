/** A modal dialog, the browser's own: it holds the focus, closes on Escape or a press outside, and gives the focus back. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./Button";

interface Props {
  title: string;
  /** Spoken name of the closing button. */
  closeLabel: string;
  onClose: () => void;
  class?: string;
  children: ComponentChildren;
}

export function Dialog({ title, closeLabel, onClose, class: extra = "", children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = ref.current;
    shown?.showModal();
    return () => {
      gone.current = true;
      shown?.close(); // while it is open, nothing else can have the focus
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={`dlg ${extra}`}
      aria-label={title}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault(); // the browser would give the focus back first, and tell of it later
        onClose();
      }}
      onClose={() => {
        if (!gone.current) onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div class="dh">
        <h2>{title}</h2>
        <div class="grow" />
        <Button icon="close" label={closeLabel} onClick={onClose} />
      </div>
      {children}
    </dialog>
  );
}
