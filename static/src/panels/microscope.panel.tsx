/** The microscope: how the chosen neuron computes, term by term, and how it is blamed. On a phone, a sheet behind a handle. */
import { useSignal } from "@preact/signals";
import { signed } from "../format";
import { phone } from "../geometry";
import { t } from "../i18n";
import type { Panel } from "../panel";
import { direction, selection } from "../store";
import "../styles/microscope.css";
import { Icon } from "../ui/icons";
import { Later } from "../ui/Later";
import { Segmented } from "../ui/Segmented";
import { useWatch } from "../watch";
import { Body } from "./microscope/Body";
import { held, view } from "./microscope/view";
import { unitName } from "./network/names";

function Name() {
  const chosen = selection.value;
  return <>{chosen ? unitName(chosen.layer, chosen.unit) : t.value.network.micro.title}</>;
}

/** The handle of the phone's sheet: the unit's name and its output. */
function Handle({ open, toggle }: { open: boolean; toggle: () => void }) {
  const words = t.value.network.micro;
  const now = view.value;
  return (
    <button type="button" class="handle" aria-expanded={open} title={open ? words.close : words.open} onClick={toggle}>
      <b class="bt">
        <Name />
      </b>
      {now && (
        <span class="av">
          <span class="m">a</span> = {signed(now.a)}
        </span>
      )}
      <Icon name="down" class={open ? "" : "up"} />
    </button>
  );
}

function Microscope() {
  const open = useSignal(false);
  const shown = !phone.value || open.value;
  const words = t.value.network.micro;
  useWatch("valley", () => {
    const knob = held.value;
    if (!knob || (phone.value && !open.value)) return null;
    return { probe: "valley", options: { index: knob.index, span: 4, samples: 49 }, hz: 3 };
  });
  const chosen = selection.value;
  return (
    <div class={`mic${phone.value && open.value ? " open" : ""}`}>
      <div class="hd">
        {phone.value ? (
          <Handle open={open.value} toggle={() => (open.value = !open.value)} />
        ) : (
          <h2 class="bt">
            <Name />
          </h2>
        )}
        <div class="grow" />
        <Segmented
          label={words.direction}
          value={direction.value}
          options={[
            { value: "forward", label: words.forward },
            { value: "backward", label: words.backward },
          ]}
          onChange={(value) => (direction.value = value)}
        />
      </div>
      {shown && <Body />}
      {phone.value && open.value && chosen && (
        <Later part="LayerEditor" id={chosen.layer} close={() => (open.value = false)} />
      )}
    </div>
  );
}

export default { name: "microscope", area: "micro", order: 0, Component: Microscope } satisfies Panel;
