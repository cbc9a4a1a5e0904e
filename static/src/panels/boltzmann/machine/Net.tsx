/** The main picture: the units and their links, and what the machine is about. */
import { act } from "../../../commands";
import { Button } from "../../../ui/Button";
import { Segmented } from "../../../ui/Segmented";
import { words } from "../words";
import { Circle, press, type Press } from "./Circle";
import { FREE, machine, useMachine } from "./now";
import { Phase } from "./Phase";

export function Net() {
  useMachine();
  const says = words.value.machine;
  const holding = machine.value?.held.data.some((held) => held !== FREE);
  return (
    <div class="bm-net bm-machine" data-testid="bm-net">
      <Phase />
      <div class="middle">
        <Circle />
        <div class="tools">
          <span class="lb">{says.press}</span>
          <Segmented<Press>
            label={says.press}
            value={press.value}
            options={(["hold", "turn", "pick"] as const).map((value) => ({ value, label: says.presses[value] }))}
            onChange={(value) => (press.value = value)}
          />
          <Button look="line" data-testid="bm-release" disabled={!holding} onClick={() => act({ kind: "release" })}>
            {says.release}
          </Button>
        </div>
      </div>
    </div>
  );
}
