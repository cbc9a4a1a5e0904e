/** One of the runs that are compared: its decision over the points, its loss, its numbers, and what it does differently. */
import { useComputed } from "@preact/signals";
import { dropLane, focusLane } from "../commands";
import { whole } from "../format";
import { isNetwork } from "../family";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { hasSecond, nameOf, testName, tested, trainName, writer } from "../measured";
import { LaneLine } from "../panels/time/Lanes";
import { focus, laneNames, lanes, view } from "../store";
import { Button } from "../ui/Button";
import { differing } from "./differences";
import { letterOf } from "./letters";
import { NameField } from "./NameField";
import { Spark } from "./Spark";
import { Surface } from "./Surface";
import { experimentsOfLanes, toldOf } from "./told";

function Differences({ lane }: { lane: number }) {
  const words = late.value.lanes;
  const all = lanes.value;
  const here = all.findIndex((each) => each.lane === lane);
  const rows = differing(experimentsOfLanes(), t.value);
  if (!rows.length) return <p class="same">{words.same}</p>;
  return (
    <dl class="diff" aria-label={words.differs}>
      {rows.map(({ key, label, texts }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{texts[here]}</dd>
        </div>
      ))}
    </dl>
  );
}

interface NumberProps {
  label: string;
  value: () => number | null | undefined;
  write: (value: number | null | undefined) => string;
  testid: string;
}

function Figure({ label, value, write, testid }: NumberProps) {
  const raw = useComputed(() => value() ?? "");
  const text = useComputed(() => write(value()));
  return (
    <div>
      <dt>{label}</dt>
      <dd data-testid={testid} data-value={raw}>
        {text}
      </dd>
    </div>
  );
}

export function LaneCard({ lane }: { lane: number }) {
  const words = late.value.lanes;
  const letter = letterOf(lane);
  const built = lanes.value.find((each) => each.lane === lane);
  const diverged = useComputed(() => toldOf(lane)?.diverged ?? false);
  const chosen = lane === focus.value;
  return (
    <article
      class={`lane${chosen ? " on" : ""}`}
      aria-label={laneNames.value[lane] ?? letter}
      data-testid={`card-${lane}`}
    >
      <header>
        <b class="badge">{letter}</b>
        <LaneLine lane={lane} />
        <h3>{laneNames.value[lane] ?? words.parameters(whole(built?.parameters ?? 0))}</h3>
        <div class="grow" />
        <NameField lane={lane} />
        {lanes.value.length > 1 && (
          <Button icon="close" label={t.value.time.drop(letter)} onClick={() => dropLane(lane)} />
        )}
      </header>
      <Surface lane={lane} label={(isNetwork.value ? words.surface : words.portrait)(letter)} />
      <Spark lane={lane} label={words.curveOf(trainName("loss"), letter)} />
      <dl class="nums">
        <Figure
          label={trainName("loss")}
          value={() => toldOf(lane)?.lossTrain}
          write={writer("loss")}
          testid={`loss-train-${lane}`}
        />
        {tested.value && (
          <Figure
            label={testName("loss")}
            value={() => toldOf(lane)?.lossTest}
            write={writer("loss")}
            testid={`loss-test-${lane}`}
          />
        )}
        {tested.value && (hasSecond.value || isNetwork.value) && (
          <Figure
            label={testName("accuracy")}
            value={() => toldOf(lane)?.accuracyTest}
            write={writer("accuracy")}
            testid={`accuracy-test-${lane}`}
          />
        )}
        {!tested.value && hasSecond.value && (
          <Figure
            label={nameOf("accuracy")}
            value={() => toldOf(lane)?.accuracyTrain}
            write={writer("accuracy")}
            testid={`accuracy-train-${lane}`}
          />
        )}
        <Figure
          label={words.steps}
          value={() => toldOf(lane)?.step}
          write={(steps) => whole(steps ?? 0)}
          testid={`steps-${lane}`}
        />
      </dl>
      {diverged.value && <p class="over">{words.overflowed}</p>}
      <Differences lane={lane} />
      <Button
        look="line"
        class="inside"
        data-testid={`inside-${lane}`}
        onClick={() => {
          focusLane(lane);
          view.value = "lab";
        }}
      >
        {words.open}
      </Button>
    </article>
  );
}
