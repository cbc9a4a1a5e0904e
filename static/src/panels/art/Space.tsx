/** The stream of samples, pass by pass, with the category each was given. */
import { useCanvas } from "../../draw/useCanvas";
import { ink } from "../../theme";
import { useWatch } from "../../watch";
import { picture, stream, watchStream } from "./state";
import { paintStrip } from "./paintStrip";
import { words } from "./words";

const HZ = 20;

/** How many samples got another category in the latest pass than in the one before. */
function changed(log: Int32Array, count: number): number | null {
  const rows = count ? log.length / count : 0;
  if (rows < 2) return null;
  let moved = 0;
  for (let i = (rows - 1) * count; i < log.length; i++) {
    const [now, before] = [log[i] ?? -1, log[i - count] ?? -1];
    if (now >= 0 && now !== before) moved++;
  }
  return moved;
}

export function Space() {
  useWatch("art_stream", watchStream);
  const canvas = useCanvas((g, width, height) => {
    if (stream.value) paintStrip(g, width, height, stream.value, picture.value, ink.value);
    return undefined;
  }, HZ);
  const spoken = words.value.stream;
  const payload = stream.value;
  const count = payload?.log.shape[1] ?? 0;
  const pass = payload ? payload.first + (payload.log.shape[0] ?? 1) : 1;
  const moved = payload ? changed(payload.log.data, count) : null;
  const text = spoken.told(pass, count, moved);
  return (
    <div class="artspace">
      <div class="hd">
        <h2 class="bt">{spoken.title}</h2>
        <p class="told" data-testid="stream-told">
          {text}
        </p>
      </div>
      <canvas ref={canvas} class="streamed" role="img" aria-label={`${spoken.title}. ${text}`} data-testid="stream" />
    </div>
  );
}
