/** The numbers of the run, what the chart shows, and the gradient norms. */
import { useComputed, type ReadonlySignal, type Signal } from "@preact/signals";
import { narrow } from "../../geometry";
import { t } from "../../i18n";
import { description } from "../../store";
import { Segmented } from "../../ui/Segmented";
import { accuracyTest, lossTest, lossTrain } from "./clock";
import { Gradients } from "./Gradients";
import { Runs } from "./Runs";
import type { Quantity } from "./options";
import { accuracy, loss } from "./write";

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
  value: ReadonlySignal<number | null>;
  write: (value: number | null) => string;
  testid: string;
}

/** One number of the run; scripts read it in full, and nothing where there is none. */
function Metric({ line, label, value, write, testid }: NumberProps) {
  const raw = useComputed(() => value.value ?? "");
  const text = useComputed(() => write(value.value));
  return (
    <dl>
      <dt>
        {line && <Line dashed={line === "dashed"} />}
        <span>{label}</span>
      </dt>
      <dd data-testid={testid} data-value={raw}>
        {text}
      </dd>
    </dl>
  );
}

export function Metrics({ quantity }: { quantity: Signal<Quantity> }) {
  const words = t.value.time;
  const classifies = description.value?.task !== "regression";
  if (!classifies && quantity.value === "accuracy") quantity.value = "loss";
  return (
    <div class="met">
      <Metric testid="loss-train" line="solid" label={words.lossTrain} value={lossTrain} write={loss} />
      <Metric testid="loss-test" line="dashed" label={words.lossTest} value={lossTest} write={loss} />
      <Metric testid="accuracy-test" line={null} label={words.accuracyTest} value={accuracyTest} write={accuracy} />
      <div class="acts">
        <Runs />
        {!narrow.value && <Gradients />}
      </div>
      <div class="what">
        {classifies && (
          <Segmented
            label={words.show}
            value={quantity.value}
            onChange={(value) => (quantity.value = value)}
            options={[
              { value: "loss", label: words.loss },
              { value: "accuracy", label: words.accuracy },
            ]}
          />
        )}
      </div>
    </div>
  );
}
