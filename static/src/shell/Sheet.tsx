/** On a phone: a handle at the foot of the page, which opens a sheet over it. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Icon } from "../ui/icons";

export function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  const open = useSignal(false);
  return (
    <div class={`sheet${open.value ? " open" : ""}`}>
      <button
        type="button"
        class="handle"
        aria-expanded={open.value}
        data-testid="sheet"
        onClick={() => (open.value = !open.value)}
      >
        <b class="bt">{title}</b>
        <Icon name="down" class={open.value ? "" : "up"} />
      </button>
      {open.value && <div class="inside">{children}</div>}
    </div>
  );
}
