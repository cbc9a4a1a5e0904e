/** The Time band: transport, the loss and accuracy chart, and the metrics. */
import { useSignal } from "@preact/signals";
import type { Panel } from "../panel";
import { lanes } from "../store";
import "../styles/time.css";
import { Later } from "../ui/Later";
import { LossChart } from "./time/LossChart";
import { Metrics } from "./time/Metrics";
import type { Quantity } from "./time/options";
import { Transport } from "./time/Transport";

function Time() {
  const quantity = useSignal<Quantity>("loss");
  return (
    <div class="tband">
      {lanes.value.length > 1 && <Later part="Lanes" />}
      <Transport />
      <LossChart quantity={quantity} />
      <Metrics quantity={quantity} />
    </div>
  );
}

export default { name: "time", area: "time", order: 0, Component: Time } satisfies Panel;
