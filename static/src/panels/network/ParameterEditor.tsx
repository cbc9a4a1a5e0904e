/** The small editor of one weight or bias: a bar to drag, a field to type into; Escape brings back what was there. */
import { useRef, useState } from "preact/hooks";
import { signed } from "../../format";
import { t } from "../../i18n";
import { editing, followHand, parameterAt, turnByKey, turnTo, KNOB_RANGE } from "../../turn";
import { Floating } from "../../ui/Floating";
import { NumberField } from "../../ui/NumberField";

export function ParameterEditor() {
  const now = editing.value;
  if (!now) return null;
  return <Editor key={`${now.index} ${now.x} ${now.y}`} {...now} />;
}

function Editor({ index, name, x, y }: { index: number; name: string; x: number; y: number }) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const before = useRef(parameterAt(index));
  const value = parameterAt(index);
  const words = t.value.network;
  const at = (Math.max(-KNOB_RANGE, Math.min(KNOB_RANGE, value)) / KNOB_RANGE + 1) * 50;
  return (
    <>
      <span ref={setAnchor} class="anchor" style={{ left: `${x}px`, top: `${y}px` }} />
      {anchor && (
        <Floating anchor={anchor} label={name} align="center" class="pedit" onClose={() => (editing.value = null)}>
          <div
            onKeyDown={(event) => {
              if (event.key === "Escape") turnTo(index, before.current);
            }}
          >
            <h3>{name}</h3>
            <NumberField
              label={words.value}
              value={Number(value.toFixed(4))}
              step={0.05}
              onCommit={(v) => v !== null && turnTo(index, v)}
              testid="parameter"
            />
            <div
              class="drag"
              role="slider"
              tabIndex={0}
              aria-label={name}
              aria-valuemin={-KNOB_RANGE}
              aria-valuemax={KNOB_RANGE}
              aria-valuenow={value}
              aria-valuetext={signed(value)}
              onKeyDown={(event) => turnByKey(event, index)}
              onPointerDown={(event) => followHand(event, index, { sideways: true })}
            >
              <i
                style={{ left: `${Math.min(50, at)}%`, width: `${Math.abs(at - 50)}%` }}
                class={value < 0 ? "neg" : "pos"}
              />
              <b style={{ left: `${at}%` }} />
            </div>
            <p>{words.editHint}</p>
          </div>
        </Floating>
      )}
    </>
  );
}
