/** A layer of the palette: pressed it is added where the film stands, dragged onto any edge; under the pointer it says its cost. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { addSkip, insertLayer, type LayerKind } from "../edit";
import { t } from "../i18n";
import { wanted } from "../store";
import { addLayer, layerHere, toolName } from "../shell/tools";
import { Icon, type IconName } from "../ui/icons";
import type { Cost } from "../wire/generated";
import { cost, costAfter } from "./cost";
import { drag, grab } from "./drag";
import { count } from "./words";

const signed = (n: number): string => (n < 0 ? `−${count(-n)}` : `+${count(n)}`);

export function Tool({ kind, icon, testid }: { kind: LayerKind; icon: IconName; testid: string }) {
  const ref = useRef<HTMLButtonElement>(null);
  /** Undefined: not asked. Null: it cannot be. */
  const after = useSignal<Cost | null | undefined>(undefined);
  const { layers, build } = t.value;
  const ask = (): void => {
    const here = layerHere();
    void costAfter((draft) => {
      if (kind === "add" || kind === "concat") addSkip(draft, here, kind);
      else insertLayer(draft, here, kind);
    }).then((found) => (after.value = found));
  };
  const now = cost.value;
  const found = after.value;
  const costs =
    found === undefined
      ? ""
      : found === null
        ? build.cost.impossible
        : build.cost.after(
            count(found.parameters),
            signed(found.parameters - (now?.parameters ?? 0)),
            count(found.steps_per_second),
          );
  const forget = (): void => void (after.value = undefined);
  const box = found !== undefined && !drag.value ? ref.current?.getBoundingClientRect() : undefined;
  return (
    <>
      <button
        ref={ref}
        type="button"
        class="tool"
        disabled={!wanted.value}
        data-testid={testid}
        aria-description={`${layers.about[kind]} ${costs}`}
        onClick={() => addLayer(kind, layerHere())}
        onPointerDown={(event) => grab(event, { kind: "new", layer: kind }, toolName(kind))}
        onPointerEnter={ask}
        onPointerLeave={forget}
        onFocus={ask}
        onBlur={forget}
      >
        <Icon name={icon} />
        {toolName(kind)}
      </button>
      {box && (
        <span class="toolhint" style={{ left: `${box.left}px`, top: `${box.bottom + 6}px` }} aria-hidden="true">
          {layers.about[kind]}
          <b data-testid="tool-cost">{costs}</b>
        </span>
      )}
    </>
  );
}
