/** A gallery card: a link whose picture is a still of the trained network; pointed at or focused, its training runs once. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useCanvas } from "../draw/useCanvas";
import { isSigned } from "../draw/portrait";
import { percent, whole } from "../format";
import { spoken } from "../i18n";
import { ink, reducedMotion } from "../theme";
import type { Entry } from "./listing";
import { paintRecording } from "./picture";
import type { Recording } from "./recording";
import { useRecording } from "./useRecording";
import { startWords } from "./words";

const MS_A_STILL = 190;

interface PictureProps {
  recording: Recording;
  /** Whether a portrait is of signed numbers. */
  signed: boolean;
  startedAt: { readonly value: number };
}

function Picture({ recording, signed, startedAt }: PictureProps) {
  const last = recording.stills.length - 1;
  const canvas = useCanvas((g, width, height, now) => {
    const since = startedAt.value;
    const moment = since > 0 ? Math.min(last, Math.max(0, (now - since) / MS_A_STILL)) : last;
    paintRecording(g, recording, moment, width, height, {
      dark: ink.value.dark,
      surface: ink.value.surface,
      ink: ink.value.ink,
      signed,
    });
    return moment < last;
  });
  return <canvas ref={canvas} aria-hidden="true" />;
}

export function Card({ entry, href }: { entry: Entry; href: string }) {
  const picture = useRef<HTMLSpanElement>(null);
  const startedAt = useSignal(0);
  const loaded = useRecording(entry.name, picture).value;
  const words = startWords.value;
  const start = (): void => {
    if (!reducedMotion.value) startedAt.value = performance.now();
  };
  const stop = (): void => {
    startedAt.value = 0;
  };
  const still = typeof loaded === "object" ? loaded.stills.at(-1) : undefined;
  const description =
    loaded === "waiting"
      ? words.waiting
      : loaded === "none"
        ? words.noPicture
        : still?.portrait
          ? words.portrait(whole(still.step))
          : still
            ? words.surface(whole(still.epoch), still.accuracyTest === null ? null : percent(still.accuracyTest))
            : "";
  return (
    <a
      class="card"
      href={href}
      data-testid={`entry-${entry.name}`}
      onPointerEnter={start}
      onPointerLeave={stop}
      onFocus={start}
      onBlur={stop}
    >
      <span
        ref={picture}
        class={`pic${loaded === "waiting" ? " sk" : ""}`}
        data-state={typeof loaded === "object" ? "ready" : loaded}
      >
        {typeof loaded === "object" && (
          <Picture recording={loaded} signed={isSigned(entry.family)} startedAt={startedAt} />
        )}
      </span>
      <b>{spoken(entry.title)}</b>
      <span class="cl">{spoken(entry.line)}</span>
      <span class="vh">{description}</span>
    </a>
  );
}
