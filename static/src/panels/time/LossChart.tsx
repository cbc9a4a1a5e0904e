/** The timeline: a slider through the run's history that is the loss curve itself, and a summary in words. */
import { effect, useComputed, useSignal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { isNetwork } from "../../family";
import { whole } from "../../format";
import { t } from "../../i18n";
import { hasSecond, nameOf, stepwise, tested, writer, type Quantity } from "../../measured";
import { addPainter, invalidate, type Painter } from "../../loop";
import { curve, type Curve } from "../../store";
import { valueAtEpoch } from "./axis";
import type { Chart, Reading } from "./chart";
import { goToEpoch, goToLatest, goToStep, inPast, lastEpoch, moveEpochs, shownEpoch, shownStep } from "./moment";
import { summary } from "./summary";

/** Arrow keys go by epochs. */
const KEYS: Record<string, () => void> = {
  ArrowLeft: () => moveEpochs(-1),
  ArrowDown: () => moveEpochs(-1),
  ArrowRight: () => moveEpochs(1),
  ArrowUp: () => moveEpochs(1),
  PageUp: () => moveEpochs(10),
  PageDown: () => moveEpochs(-10),
  Home: () => goToStep(0),
  End: goToLatest,
};

/** The curves of a model that is no network in words. */
function plainly(line: Curve): string {
  const words = t.value.time;
  const epoch = line.epochs.at(-1) ?? 0;
  if (epoch < 1) return words.nothingStepped;
  const write = writer("loss");
  const said = words.summaryOf({
    name: nameOf("loss"),
    first: write(line.lossTrain[0]),
    last: write(line.lossTrain.at(-1)),
    moment: (stepwise.value ? words.atStep : words.atEpoch)(whole(epoch)),
  });
  if (!hasSecond.value) return said;
  return `${said} ${words.summaryNow(nameOf("accuracy"), writer("accuracy")(line.accuracyTrain.at(-1)))}`;
}

/** The curve in words, kept up to date once a second; another language is spoken at once. */
function Summary() {
  const text = useSignal("");
  useEffect(() => {
    const say = (): void =>
      void (text.value = isNetwork.value ? summary(curve.peek(), t.value.time) : plainly(curve.peek()));
    const painter: Painter = {
      hz: 1,
      paint: () => {
        say();
        return false;
      },
    };
    const remove = addPainter(painter);
    const stops = [
      effect(say),
      effect(() => {
        void curve.value;
        invalidate(painter);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      remove();
    };
  }, []);
  return <p class="vh">{text.value}</p>;
}

function Note({ reading, quantity }: { reading: Reading; quantity: Quantity }) {
  const words = t.value.time;
  const write = writer(quantity);
  return (
    <div
      class="tnote"
      style={{ left: `clamp(var(--half), ${String(reading.left)}px, calc(100% - var(--half)))` }}
      aria-hidden="true"
    >
      <span>{(stepwise.value ? words.atStep : words.atEpoch)(whole(reading.epoch))}</span>
      <span>
        {tested.value ? words.train : nameOf(quantity)} <b>{write(reading.train)}</b>
      </span>
      {tested.value && (
        <span>
          {words.test} <b>{write(reading.test)}</b>
        </span>
      )}
    </div>
  );
}

/** The moment in words: the epoch, of how many, and what the curve says there. */
function spokenMoment(quantity: Quantity): string {
  const words = t.value.time;
  const line = curve.value;
  const at = shownEpoch.value;
  const [train, test] = quantity === "loss" ? [line.lossTrain, line.lossTest] : [line.accuracyTrain, line.accuracyTest];
  const write = writer(quantity);
  const now = whole(Math.floor(at + 1e-6));
  const values: [name: string, column: readonly number[]][] = tested.value
    ? [
        [words.train, train],
        [words.test, test],
      ]
    : [[nameOf(quantity), train]];
  const list = values.map(([name, column]) => words.valueOf(name, write(valueAtEpoch(line, column, at)))).join(", ");
  const said = words.readingOf((stepwise.value ? words.momentStep : words.momentEpoch)(now), list);
  const all = whole(Math.floor(lastEpoch.value + 1e-6));
  return inPast.value ? `${said}. ${(stepwise.value ? words.ofStepsDone : words.ofEpochs)(all)}` : said;
}

/** Reads where the pointer hovers; pressing or dragging anywhere goes there. */
export function LossChart({ quantity }: { quantity: Signal<Quantity> }) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const reading = useSignal<Reading | null>(null);
  const dragged = useSignal(false);
  useEffect(() => {
    let gone = false;
    void import("./chart").then(({ createChart }) => {
      if (gone || !host.current) return;
      chart.current = createChart(host.current, quantity, (next) => (reading.value = next));
    });
    return () => {
      gone = true;
      chart.current?.destroy();
    };
  }, []);

  const valueNow = useComputed(() => Math.floor(shownEpoch.value + 1e-6));
  const valueMax = useComputed(() => Math.floor(lastEpoch.value + 1e-6));
  const valueText = useComputed(() => spokenMoment(quantity.value));
  const go = (event: PointerEvent): void => {
    const epoch = chart.current?.epochAtX(event.clientX) ?? null;
    if (epoch !== null) goToEpoch(epoch);
  };
  return (
    <div class="tcurve">
      <div
        ref={host}
        class={`tchart${dragged.value ? " dragged" : ""}`}
        role="slider"
        tabIndex={0}
        aria-label={t.value.time.read}
        aria-valuemin={0}
        aria-valuemax={valueMax}
        aria-valuenow={valueNow}
        aria-valuetext={valueText}
        data-testid="loss-chart"
        data-value={shownStep}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          dragged.value = true;
          go(event);
        }}
        onPointerMove={(event) => dragged.peek() && go(event)}
        onPointerUp={() => (dragged.value = false)}
        onPointerCancel={() => (dragged.value = false)}
        onKeyDown={(event) => {
          const move = KEYS[event.key];
          if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          event.stopPropagation();
          move();
        }}
      />
      {reading.value && <Note reading={reading.value} quantity={quantity.value} />}
      <Summary />
    </div>
  );
}
