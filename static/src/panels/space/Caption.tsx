/** The sentence beside "Space", and its quieter copy for screen readers. */
import { effect, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { run } from "../../store";
import { caption, plainCaption } from "./commentary";

const SPOKEN_EVERY_MS = 1000;

/** Says the sentence at most once a second, and not while the run plays. */
function Spoken() {
  const spoken = useSignal("");
  const playing = useSignal(false);
  useEffect(() => {
    let timer = 0;
    const watching = effect(() => void (playing.value = run.value.playing));
    const speaking = effect(() => {
      const next = plainCaption.value;
      clearTimeout(timer);
      if (!playing.value) timer = window.setTimeout(() => (spoken.value = next), SPOKEN_EVERY_MS);
    });
    return () => {
      watching();
      speaking();
      clearTimeout(timer);
    };
  }, []);
  return (
    <span class="vh" aria-live="polite">
      {spoken}
    </span>
  );
}

export function Caption() {
  return (
    <>
      <span class="cap" aria-hidden="true">
        {caption.value.split("*").map((part, i) => (i % 2 ? <b key={i}>{part}</b> : part))}
      </span>
      <Spoken />
    </>
  );
}
