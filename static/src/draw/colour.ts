/** The design's colour scales: diverging (sign), sequential and categorical, in both themes. */
const DIVERGING = {
  light: [
    "#1957D2",
    "#4087EE",
    "#6FAEF5",
    "#A0CDF8",
    "#CEE6F7",
    "#F2F1EE",
    "#F7DDBF",
    "#FABB84",
    "#F79144",
    "#EC6107",
    "#C43C00",
  ],
  dark: [
    "#92D0F8",
    "#5E9DED",
    "#3E72CC",
    "#2E5097",
    "#23365D",
    "#1E2026",
    "#4E2E1E",
    "#82401D",
    "#B8591F",
    "#EC7C27",
    "#FFBC64",
  ],
};
const CATEGORICAL = {
  light: ["#1957D2", "#B84300", "#5C0300", "#150F85", "#7F5F96", "#6213AB", "#9C0451", "#0D5279", "#4F195A", "#3F4B04"],
  dark: ["#86B6FF", "#FFA257", "#928100", "#93FEF7", "#219BA1", "#EEF171", "#8976DC", "#DF676B", "#B1CB98", "#EDB8DA"],
};

export type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const at = (i: number): number => parseInt(hex.slice(i, i + 2), 16);
  return [at(1), at(3), at(5)];
}

const STEPS = 256;

function table(stops: readonly string[]): Uint8Array {
  const colours = stops.map(rgb);
  const out = new Uint8Array(STEPS * 3);
  for (let i = 0; i < STEPS; i++) {
    const t = (i / (STEPS - 1)) * (colours.length - 1);
    const k = Math.min(colours.length - 2, Math.floor(t));
    for (let c = 0; c < 3; c++) {
      const a = colours[k]?.[c] ?? 0;
      const b = colours[k + 1]?.[c] ?? 0;
      out[3 * i + c] = Math.round(a + (b - a) * (t - k));
    }
  }
  return out;
}

const DIVERGING_TABLE = { light: table(DIVERGING.light), dark: table(DIVERGING.dark) };
const CATEGORICAL_RGB = { light: CATEGORICAL.light.map(rgb), dark: CATEGORICAL.dark.map(rgb) };

/** 256 × RGB for values −1…+1. */
export const divergingTable = (dark: boolean): Uint8Array => DIVERGING_TABLE[dark ? "dark" : "light"];

/** The colour of a value in −1…+1. */
export function diverging(value: number, dark: boolean): Rgb {
  const colours = divergingTable(dark);
  const i = 3 * Math.round(((Math.max(-1, Math.min(1, value)) + 1) / 2) * (STEPS - 1));
  return [colours[i] ?? 0, colours[i + 1] ?? 0, colours[i + 2] ?? 0];
}

export const css = ([r, g, b]: Rgb, alpha = 1): string =>
  `rgba(${String(Math.round(r))},${String(Math.round(g))},${String(Math.round(b))},${String(alpha)})`;

/** The colour of a class; order matters, ten at most. */
export function category(index: number, dark: boolean): Rgb {
  const colours = CATEGORICAL_RGB[dark ? "dark" : "light"];
  return colours[index % colours.length] ?? [0, 0, 0];
}

/** Colour of the mark of a class: two classes use the sign colours, more the categorical ones. */
export function markColour(label: number, classes: number, dark: boolean): string {
  if (classes > 2) return css(category(label, dark));
  return label ? (dark ? "#FF9A4D" : "#E05A00") : dark ? "#7FB2FF" : "#1B5BDB";
}
