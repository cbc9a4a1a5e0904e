/** A small picture, drawn anew when what it reads changes; it says nothing itself, what stands round it does. */
import { useCanvas } from "../../draw/useCanvas";
import type { Bytes } from "../../wire/frame";
import { paintPixels } from "./pixels";

interface Props {
  /** Reads signals. */
  of: () => Bytes | null | undefined;
  /** Which of a stack, where it stays the same. */
  index?: number;
  /** Which of a stack and whether the other way round, where that changes. */
  which?: () => { index: number; negative: boolean };
  /** Signs in colour; else ink on paper. */
  signed?: boolean;
  hz?: number;
}

export function Picture({ of, index = 0, which, signed = false, hz = 30 }: Props) {
  const ref = useCanvas((g, width, height) => {
    const pictures = of();
    const { index: at, negative } = which?.() ?? { index, negative: false };
    if (pictures) paintPixels(g, pictures, at, width, height, { signed, negative });
  }, hz);
  return (
    <div class="hop-pic">
      <canvas ref={ref} aria-hidden="true" />
    </div>
  );
}
