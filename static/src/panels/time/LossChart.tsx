/** The chart's place: a slider whose thumb is the row being read, by pointer or arrow keys, and a summary in words. */
import { effect, useComputed, useSignal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { whole } from "../../format";
import { t } from "../../i18n";
import { addPainter, invalidate, type Painter } from "../../loop";
import { curve } from "../../store";
import { epoch } from "./clock";
import type { Chart, Reading } from "./chart";
import type { Quantity } from "./options";
import { summary } from "./summary";
import { writer } from "./write";

const KEYS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: 20, PageDown: -20, Home: -1e6, End: 1e6 };

/** The curve in words, kept up to date once a second; another language is spoken at once. */
function Summary() {
  const text = useSignal("");
  useEffect(() => {
    const say = (): void => void (text.value = summary(curve.peek(), t.value.time));
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
      <span>{words.atEpoch(whole(reading.epoch))}</span>
      <span>
        {words.train} <b>{write(reading.train)}</b>
      </span>
      <span>
        {words.test} <b>{write(reading.test)}</b>
      </span>
    </div>
  );
}

export function LossChart({ quantity }: { quantity: Signal<Quantity> }) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const reading = useSignal<Reading | null>(null);
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

  const valueNow = useComputed(() => reading.value?.epoch ?? epoch.value);
  const valueText = useComputed(() => {
    const words = t.value.time;
    const read = reading.value;
    if (!read) return words.atEpoch(whole(epoch.value));
    const write = writer(quantity.value);
    return words.reading(whole(read.epoch), write(read.train), write(read.test));
  });
  return (
    <div class="tcurve">
      <div
        ref={host}
        class="tchart"
        role="slider"
        tabIndex={0}
        aria-label={t.value.time.read}
        aria-valuemin={0}
        aria-valuemax={epoch}
        aria-valuenow={valueNow}
        aria-valuetext={valueText}
        data-testid="loss-chart"
        onKeyDown={(event) => {
          const rows = KEYS[event.key];
          if (rows === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          chart.current?.move(rows);
        }}
        onBlur={() => (reading.value = null)}
      />
      {reading.value && <Note reading={reading.value} quantity={quantity.value} />}
      <Summary />
    </div>
  );
}
