/** What is seen of a layer in the hand: its shadow under the pointer, and the targets on skips and branches. */
import { useComputed } from "@preact/signals";
import { drag } from "../../building/drag";
import type { Edge } from "../../edit";
import { Icon } from "../../ui/icons";

/** A target on an edge that has no gap of its own on the rail. */
export function Drop({ edge, x, y }: { edge: Edge; x: number; y: number }) {
  const over = useComputed(() => drag.value?.over?.from === edge.from && drag.value.over.to === edge.to);
  return (
    <span
      class={`at gap drop${over.value ? " over" : ""}`}
      style={{ left: `${x}px`, top: `${y}px` }}
      data-drop={`${edge.from}>${edge.to}`}
    >
      <span class="ins">
        <Icon name="plus" />
      </span>
    </span>
  );
}

export function Shadow() {
  const held = drag.value;
  if (!held) return null;
  return (
    <span
      class={`shadow${held.over ? " lands" : ""}`}
      style={{ transform: `translate(${held.x}px,${held.y}px) translate(-50%,-130%)` }}
      aria-hidden="true"
    >
      {held.label}
    </span>
  );
}
