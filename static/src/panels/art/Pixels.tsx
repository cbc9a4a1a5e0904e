/** A small picture from 0, paper, to 255, ink; or two on top of each other: what both have, and what only one has. */
import { css, type Rgb } from "../../draw/colour";
import { useCanvas } from "../../draw/useCanvas";
import { ink } from "../../theme";

const PAPER = { light: [255, 255, 255], dark: [36, 40, 48] } as const satisfies Record<string, Rgb>;
const INK = { light: [23, 24, 28], dark: [236, 238, 242] } as const satisfies Record<string, Rgb>;
const FIRST = { light: [224, 90, 0], dark: [255, 154, 77] } as const satisfies Record<string, Rgb>;
const SECOND = { light: [111, 174, 245], dark: [62, 114, 204] } as const satisfies Record<string, Rgb>;

const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

interface Props {
  /** Reads signals. */
  values: () => Uint8Array;
  /** Laid over it. */
  against?: (() => Uint8Array) | undefined;
  size: readonly [height: number, width: number];
  label: string;
  class?: string;
}

/** The colour of a pixel that is `a` in one picture and `b` in the other. */
function tone(a: number, b: number, theme: "light" | "dark"): Rgb {
  const both = Math.min(a, b) / 255;
  const rest = Math.abs(a - b) / 255;
  return mix(mix(PAPER[theme], a > b ? FIRST[theme] : SECOND[theme], rest), INK[theme], both);
}

export function Pixels({ values, against, size: [rows, columns], label, class: look = "" }: Props) {
  const canvas = useCanvas((g, width, height) => {
    const first = values();
    const second = against ? against() : first;
    if (!first.length) return undefined;
    const theme = ink.value.dark ? "dark" : "light";
    const side = Math.min(width / columns, height / rows);
    const left = (width - side * columns) / 2;
    const top = (height - side * rows) / 2;
    for (let i = 0; i < rows * columns; i++) {
      const x = left + (i % columns) * side;
      const y = top + Math.floor(i / columns) * side;
      g.fillStyle = css(tone(first[i] ?? 0, second[i] ?? 0, theme));
      g.fillRect(x, y, side - (side > 5 ? 0.6 : 0), side - (side > 5 ? 0.6 : 0));
    }
    return undefined;
  });
  return <canvas ref={canvas} class={`pixels ${look}`} role="img" aria-label={label} />;
}
