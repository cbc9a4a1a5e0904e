/** What the stack draws by itself: Gibbs chains at its top as film strips, or the ways from one picture's code to another's. */
import { signal } from "@preact/signals";
import { paintPortrait } from "../../draw/portrait";
import { useCanvas } from "../../draw/useCanvas";
import { phone } from "../../geometry";
import { ink } from "../../theme";
import { Button } from "../../ui/Button";
import { Segmented } from "../../ui/Segmented";
import { useWatch } from "../../watch";
import { drawn, phase, settings } from "./now";
import { paper } from "./Pixels";
import { words } from "./words";

const MOST = 9999;
const start = signal<"data" | "noise">("data");
const draw = signal(0);

function Strips() {
  const ref = useCanvas((g, width, height) => {
    const { pictures, classes } = drawn.value ?? {};
    if (!pictures) return;
    const [rows = 1, frames = 1] = pictures.shape;
    const side = Math.floor(Math.min(width / frames, height / rows));
    const { "ink-3": soft, line } = ink.value;
    const reads = classes && phase.value?.working === null;
    g.font = `600 ${String(Math.max(9, Math.round(side / 4)))}px Inter, sans-serif`;
    for (let i = 0; i < rows * frames; i++) {
      g.save();
      g.translate((i % frames) * side, Math.floor(i / frames) * side);
      paintPortrait(g, pictures, side - 2, side - 2, paper(), { index: i });
      g.strokeStyle = line;
      g.strokeRect(0.5, 0.5, side - 3, side - 3);
      if (reads) {
        g.fillStyle = soft;
        g.fillText(String(classes.data[i]), 2, side - 5);
      }
      g.restore();
    }
  }, 6);
  return <canvas ref={ref} class="strips" aria-hidden="true" />;
}

export function Dreams() {
  const isMachine = settings.value?.unit === "rbm";
  useWatch("generate", () => ({
    probe: "generate",
    options: { rows: phone.value ? 3 : 6, frames: 8, start: start.value, draw: draw.value },
    hz: 4,
  }));
  const { dreams } = words.value;
  const payload = drawn.value;
  const [rows = 0, frames = 0] = payload?.pictures?.shape ?? [];
  const text = isMachine ? dreams.about : dreams.waysAbout;
  return (
    <section class="deep-dreams" aria-label={isMachine ? dreams.title : dreams.ways}>
      <div class="hd">
        <h3 title={text}>{isMachine ? dreams.title : dreams.ways}</h3>
        <div class="grow" />
        {isMachine && (
          <Segmented
            label={dreams.start}
            value={start.value}
            options={[
              { value: "data", label: dreams.fromDigit, title: dreams.fromDigitAbout },
              { value: "noise", label: dreams.fromNoise, title: dreams.fromNoiseAbout },
            ]}
            onChange={(value) => (start.value = value)}
          />
        )}
        <Button
          icon="dice"
          label={dreams.others}
          data-testid="deep-others"
          data-value={draw.value}
          onClick={() => (draw.value = (draw.value + 1) % (MOST + 1))}
        />
      </div>
      {payload?.pictures ? (
        <div
          class="frame"
          role="img"
          aria-label={dreams.spoken(rows, frames, text)}
          data-testid="deep-dreams"
          data-value={payload.height}
        >
          <Strips />
        </div>
      ) : (
        <p class="empty">{phase.value?.epochs ? dreams.soon : dreams.never}</p>
      )}
    </section>
  );
}
