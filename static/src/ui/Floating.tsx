/** A small panel beside an element, in the browser's top layer: closes on Escape or a press elsewhere, gives the focus back. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  anchor: Element;
  /** Spoken name of the panel. */
  label: string;
  onClose: () => void;
  align?: "start" | "center" | "end";
  role?: "dialog" | "menu";
  class?: string;
  children: ComponentChildren;
}

const GAP = 6;
const MARGIN = 8;

/** Puts the panel under the anchor, or over it where there is more room, inside the window. */
function place(panel: HTMLElement, anchor: Element, align: "start" | "center" | "end"): void {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const wish =
    align === "start" ? box.left : align === "end" ? box.right - width : box.left + box.width / 2 - width / 2;
  const below = innerHeight - box.bottom - GAP - MARGIN;
  const above = box.top - GAP - MARGIN;
  const under = below >= height || below >= above;
  panel.style.left = `${Math.max(MARGIN, Math.min(innerWidth - width - MARGIN, wish))}px`;
  panel.style.top = `${under ? box.bottom + GAP : Math.max(MARGIN, box.top - GAP - height)}px`;
  panel.style.maxHeight = `${Math.max(120, under ? below : above)}px`;
}

const FIRST = "[autofocus],input,select,textarea,button,[tabindex='0']";

export function Floating({
  anchor,
  label,
  onClose,
  align = "start",
  role = "dialog",
  class: extra = "",
  children,
}: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const panel = ref.current;
    if (!panel) return;
    const before = document.activeElement;
    panel.showPopover();
    place(panel, anchor, align);
    let first: HTMLElement | null = null;
    const enter = (): void => {
      if (first) return;
      first = [...panel.querySelectorAll<HTMLElement>(FIRST)].find((each) => each.getClientRects().length > 0) ?? null;
      first?.focus({ preventScroll: true });
    };
    enter();
    const observer = new ResizeObserver(() => {
      place(panel, anchor, align);
      enter();
    });
    observer.observe(panel);
    const gone = (event: Event): void => {
      if ((event as ToggleEvent).newState === "closed") close.current();
    };
    const moved = (): void => place(panel, anchor, align);
    panel.addEventListener("toggle", gone);
    addEventListener("resize", moved);
    return () => {
      panel.removeEventListener("toggle", gone);
      removeEventListener("resize", moved);
      observer.disconnect();
      const inside = panel.contains(document.activeElement) || document.activeElement === document.body;
      if (inside && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [anchor, align]);
  return (
    <div ref={ref} popover="auto" class={`pop ${extra}`} role={role} aria-label={label}>
      {children}
    </div>
  );
}
