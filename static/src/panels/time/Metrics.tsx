/** The numbers of the run, what the chart shows, and the gradient norms. */
import { useComputed, type ReadonlySignal, type Signal } from "@preact/signals";
import { isNetwork } from "../../family";
import { narrow } from "../../geometry";
import { t } from "../../i18n";
import { hasSecond, nameOf, testName, tested, trainName, writer, type Quantity } from "../../measured";
import { Segmented } from "../../ui/Segmented";
import { accuracyTest, accuracyTrain, lossTest, lossTrain } from "./clock";
import { Gradients } from "./Gradients";
import { Runs } from "./Runs";

function Line({ dashed }: { dashed: boolean }) {
  return (
    <svg class="lg" viewBox="0 0 14 8" aria-hidden="true">
      <path
        d="M0 4h14"
        stroke={dashed ? "var(--ink-2)" : "var(--ink)"}
        stroke-width={dashed ? 1.6 : 2}
        stroke-dasharray={dashed ? "3 2" : "none"}
      />
    </svg>
  );
}

interface NumberProps {
  /** How its curve is drawn; null where it has none. */
  line: "solid" | "dashed" | null;
  label: string;
  /** In full, where the label is short. */
  title?: string;
  value: ReadonlySignal<number | null>;
  write: (value: number | null) => string;
  testid: string;
}

/** One number of the run; scripts read it in full, and nothing where there is none. */
function Metric({ line, label, title = label, value, write, testid }: NumberProps) {
  const raw = useComputed(() => value.value ?? "");
  const text = useComputed(() => write(value.value));
  return (
    <dl>
      <dt>
        {line && <Line dashed={line === "dashed"} />}
        <span title={title}>{label}</span>
      </dt>
      <dd data-testid={testid} data-value={raw}>
        {text}
      </dd>
    </dl>
  );
}

export function Metrics({ quantity }: { quantity: Signal<Quantity> }) {
  const words = t.value.time;
  const both = hasSecond.value;
  if (!both && quantity.value === "accuracy") quantity.value = "loss";
  const [write, writeSecond] = [writer("loss"), writer("accuracy")];
  return (
    <div class="met">
      <Metric testid="loss-train" line="solid" label={trainName("loss")} value={lossTrain} write={write} />
      {tested.value && (
        <Metric
          testid="loss-test"
          line="dashed"
          label={isNetwork.value ? testName("loss") : words.tested}
          title={testName("loss")}
          value={lossTest}
          write={write}
        />
      )}
      {tested.value && (both || isNetwork.value) && (
        <Metric
          key="test"
          testid="accuracy-test"
          line={null}
          label={isNetwork.value ? testName("accuracy") : nameOf("accuracy")}
          title={testName("accuracy")}
          value={accuracyTest}
          write={writeSecond}
        />
      )}
      {!tested.value && both && (
        <Metric
          key="train"
          testid="accuracy-train"
          line={null}
          label={nameOf("accuracy")}
          value={accuracyTrain}
          write={writeSecond}
        />
      )}
      <div class="acts">
        <Runs />
        {!narrow.value && isNetwork.value && <Gradients />}
      </div>
      <div class="what">
        {both && (
          <Segmented
            label={words.show}
            value={quantity.value}
            onChange={(value) => (quantity.value = value)}
            options={[
              { value: "loss", label: nameOf("loss") },
              { value: "accuracy", label: nameOf("accuracy") },
            ]}
          />
        )}
      </div>
    </div>
  );
}
