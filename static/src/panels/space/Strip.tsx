/** The film strip with the depth chart beneath; it scrolls sideways together with the Network band where it is too wide. */
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { band, geometry, phone, scrollX } from "../../geometry";
import { t } from "../../i18n";
import { depth } from "../../store";
import { DepthChart } from "./DepthChart";
import { FilmCell } from "./FilmCell";
import { frames, isLarge, type Frame } from "./frames";
import { placeOf } from "./track";

/** Height of the band's heading, and room for the outline of the chosen frame. */
const HEADING = 38;
const OUTLINE = 4;
const GAP = 8;

function Cell({ frame, top }: { frame: Frame; top: number }) {
  const { columns, frame: side, small } = geometry.value;
  const column = columns[frame.number];
  if (!column) return null;
  if (isLarge(frame)) return <FilmCell frame={frame} left={column.big} top={top} side={side} />;
  const below = frame.phase === "b" ? small + GAP : 0;
  return <FilmCell frame={frame} left={column.small ?? column.left} top={top + below} side={small} />;
}

/** Keeps a scroller and `scrollX` at the same place, and the handle of the depth chart in sight. */
function useScroll() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const strip = ref.current;
    if (!strip) return;
    const onScroll = (): void => void (scrollX.value = strip.scrollLeft);
    strip.addEventListener("scroll", onScroll, { passive: true });
    const stops = [
      effect(() => {
        const left = scrollX.value;
        if (Math.abs(strip.scrollLeft - left) > 1) strip.scrollLeft = left;
      }),
      effect(() => {
        const x = placeOf(depth.value, geometry.value.stageX);
        const margin = geometry.value.frame / 2 + geometry.value.padding;
        const left = scrollX.peek();
        const width = band.value.width;
        if (x - margin < left) scrollX.value = Math.max(0, x - margin);
        else if (x + margin > left + width) scrollX.value = x + margin - width;
      }),
    ];
    return () => {
      strip.removeEventListener("scroll", onScroll);
      for (const stop of stops) stop();
    };
  }, []);
  return ref;
}

export function Strip() {
  const scroller = useScroll();
  const isPhone = phone.value;
  const { width, frame: side } = geometry.value;
  const top = isPhone ? 10 : OUTLINE;
  const chartTop = top + side + (isPhone ? 4 : GAP);
  const height = band.value.height - (isPhone ? 0 : HEADING) - chartTop - (isPhone ? 2 : 6);
  const place = (frame: Frame): string => `${frame.layer}.${frame.phase}`;
  return (
    <div
      ref={scroller}
      class="strip"
      style={{ top: `${isPhone ? 0 : HEADING}px` }}
      data-testid="filmstrip"
      data-value={frames.value.length}
      role="group"
      aria-label={t.value.space.film}
    >
      <div class="film" style={{ width: `${width}px` }}>
        {frames.value.map((frame) => (
          <Cell key={place(frame)} frame={frame} top={top} />
        ))}
        {frames.value.length > 1 && <DepthChart top={chartTop} height={Math.max(40, height)} />}
      </div>
    </div>
  );
}
