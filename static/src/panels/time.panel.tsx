/** The Time band: transport, the loss and accuracy chart, and the metrics. */
import { useSignal } from "@preact/signals";
import { isNetwork } from "../family";
import type { Quantity } from "../measured";
import type { Panel } from "../panel";
import { description, lanes } from "../store";
import "../styles/time.css";
import { Later } from "../ui/Later";
import { useWatch, type WatchRequest } from "../watch";
import { LossChart } from "./time/LossChart";
import { Metrics } from "./time/Metrics";
import { Transport } from "./time/Transport";

/** Numbers from which on what is learned is asked for seldom. */
const MANY = 2000;

/** What a link with weights carries of a model of its own; networks ask for it themselves. */
function watchLearned(): WatchRequest | null {
  if (isNetwork.value || !description.value) return null;
  return { probe: "parameters", options: {}, hz: description.value.parameters > MANY ? 1 : 4 };
}

function Time() {
  useWatch("parameters", watchLearned);
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

export default { name: "time", area: "time", order: 0, families: "all", Component: Time } satisfies Panel;
