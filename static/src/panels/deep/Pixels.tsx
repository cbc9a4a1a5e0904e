/** A small picture out of a stack of them, ink on paper. */
import { paintPortrait } from "../../draw/portrait";
import { useCanvas } from "../../draw/useCanvas";
import { dark, ink } from "../../theme";
import type { Bytes } from "../../wire/frame";

/** The page's own tones, for painters of pictures. */
export const paper = () => ({ dark: dark.value, surface: ink.value.surface, ink: ink.value.ink, signed: false });

interface Props {
  /** Reads signals. */
  of: () => Bytes | null | undefined;
  index: number;
}

export function Pixels({ of, index }: Props) {
  const ref = useCanvas((g, width, height) => {
    const pictures = of();
    if (pictures && index < (pictures.shape[0] ?? 0)) paintPortrait(g, pictures, width, height, paper(), { index });
  }, 12);
  return <canvas ref={ref} class="deep-pic" aria-hidden="true" />;
}
