/** The first thing seen: what this is, and the trained network of the first entry folding the plane, stage by stage. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { paintFrame, stageStyle } from "../draw/film";
import type { Stop } from "../draw/filmPose";
import { useCanvas } from "../draw/useCanvas";
import { superscript } from "../format";
import { ink } from "../theme";
import { Icon } from "../ui/icons";
import { OpenPlayground } from "./OpenPlayground";
import type { SpacePayload } from "../wire/probes";
import { blankHref } from "./blank";
import { chosenStages, fetchActivations, MOST_STAGES, type Activations, type Stage } from "./film";
import type { Entry } from "./listing";
import { useRecording } from "./useRecording";
import { startWords } from "./words";

const CAMERA = { yaw: 0.6, pitch: 0.42 };

/** Where the frames stand: squares that overlap a little, labels beneath. */
function layout(width: number, height: number, count: number): { side: number; step: number; top: number } {
  const small = width < 500;
  const room = small ? height : height - 44;
  const side = Math.min(room, ((width - (count - 1) * (small ? 2 : 10)) / count) * 1.06);
  return { side, step: count > 1 ? (width - side) / (count - 1) : 0, top: Math.max(0, (room - side) / 2) + 4 };
}

function Art({ space, stages }: { space: SpacePayload; stages: readonly Stage[] }) {
  const canvas = useCanvas((g, width, height) => {
    const { side, step, top } = layout(width, height, stages.length);
    const small = width < 500;
    const style = {
      ...stageStyle(space.resolution),
      major: Math.round(space.resolution / (small ? 6 : 8)),
      bins: 8,
      point: small ? 1.1 : 2.2,
      line: 0.8,
      boundary: small ? 1.6 : 2.5,
      ring: 0,
      axes: false,
    };
    const classes = 1 + space.labels.data.reduce((most, label) => Math.max(most, label), 0);
    stages.forEach((stage, i) => {
      const stop: Stop = { key: stage.key, activation: stage.activation, solid: stage.dim > 2 };
      const padding = i ? (small ? 3 : 9) : small ? 6 : 20;
      paintFrame(g, space, stop, { x: i * step, y: top, width: side, height: side }, CAMERA, {
        tones: ink.value,
        style: { ...style, padding },
        classes,
      });
    });
  });
  return <canvas ref={canvas} aria-hidden="true" />;
}

function Labels({ stages, width, height }: { stages: readonly Stage[]; width: number; height: number }) {
  const words = startWords.value.stages;
  const { side, step } = layout(width, height, stages.length);
  return (
    <>
      {stages.map((stage, i) => (
        <span key={stage.key} style={{ left: `${String(i * step + side / 2)}px` }} aria-hidden="true">
          <span class="m">{stage.symbol}</span>
          {stage.layer ? superscript(stage.layer) : ""} {words[stage.verb]}
        </span>
      ))}
    </>
  );
}

/** Where the frames will be. */
function Places({ width, height }: { width: number; height: number }) {
  const { side, step, top } = layout(width, height, MOST_STAGES);
  const inset = side * 0.1;
  const place = { width: `${String(side - 2 * inset)}px`, height: `${String(side - 2 * inset)}px` };
  return (
    <>
      {Array.from({ length: MOST_STAGES }, (_, i) => (
        <i
          key={i}
          class="sk"
          style={{ ...place, left: `${String(i * step + inset)}px`, top: `${String(top + inset)}px` }}
        />
      ))}
    </>
  );
}

/** The frames of the first entry, once its run has been recorded. */
function HeroArt({ entry }: { entry: Entry }) {
  const figure = useRef<HTMLElement>(null);
  const loaded = useRecording(entry.name, figure).value;
  const activations = useSignal<Activations | null>(null);
  const width = useSignal(0);
  const height = useSignal(0);
  useEffect(() => {
    void fetchActivations(entry.name).then((found) => (activations.value = found));
  }, [entry.name]);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      width.value = figure.current?.clientWidth ?? 0;
      height.value = figure.current?.clientHeight ?? 0;
    });
    if (figure.current) observer.observe(figure.current);
    return () => observer.disconnect();
  }, []);
  const space = typeof loaded === "object" ? loaded.space : null;
  const stages = space && activations.value ? chosenStages(space, activations.value) : [];
  const words = startWords.value;
  const said = stages
    .map((stage) => `${stage.symbol}${stage.layer ? superscript(stage.layer) : ""} ${words.stages[stage.verb]}`)
    .join(", ");
  return (
    <figure ref={figure} class="heroart" role="img" aria-label={stages.length ? words.hero(said) : words.waiting}>
      {loaded === "waiting" && width.value > 0 && <Places width={width.value} height={height.value} />}
      {space && stages.length > 0 && (
        <>
          <Art space={space} stages={stages} />
          <Labels stages={stages} width={width.value} height={height.value} />
        </>
      )}
    </figure>
  );
}

export function Hero({ first, href }: { first: Entry | undefined; href: string }) {
  const words = startWords.value;
  const blank = useSignal("/lab");
  useEffect(() => {
    void blankHref().then((link) => (blank.value = link));
  }, []);
  return (
    <section class="hero" aria-label="Unknot">
      <div>
        <h1>{words.headline}</h1>
        <p>{words.line}</p>
        <div class="b">
          <a class="btn pri" href={href} data-testid="open-first">
            {words.open}
          </a>
          <a class="btn line" href={blank.value} data-testid="start-blank">
            <Icon name="plus" />
            {words.blank}
          </a>
          <OpenPlayground />
        </div>
      </div>
      {first && <HeroArt key={first.name} entry={first} />}
    </section>
  );
}
