/** The cost of the network in the tray, in two numbers; pressed, in full. */
import { t } from "../i18n";
import { Icon } from "../ui/icons";
import { Popover } from "../ui/Popover";
import { CostTable } from "./CostTable";
import { cost } from "./cost";
import { count } from "./words";

export function CostChip() {
  const words = t.value.build.cost;
  const known = cost.value;
  if (!known) return null;
  const text = words.chip(count(known.parameters), count(known.steps_per_second));
  return (
    <Popover
      class="chip cost"
      data-testid="cost"
      data-value={known.parameters}
      label={words.title}
      buttonLabel={`${words.title}: ${text}`}
      align="end"
      panelClass="setting"
      button={
        <>
          <Icon name="gauge" />
          <b>{count(known.parameters)}</b>
        </>
      }
    >
      {() => (
        <>
          <h3>{words.title}</h3>
          <CostTable cost={known} />
        </>
      )}
    </Popover>
  );
}
