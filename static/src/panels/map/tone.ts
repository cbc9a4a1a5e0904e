/** Colours of units and cells: what begins at 0 in one scale, classes by their marks, colours as they are. */
import { css, markColour, type Rgb } from "../../draw/colour";
import { classes, codebook, hits, inColour } from "./model";

const STOPS: Readonly<Record<"light" | "dark", readonly Rgb[]>> = {
  light: [
    [247, 247, 244],
    [216, 234, 233],
    [178, 216, 218],
    [115, 182, 189],
    [57, 143, 157],
    [8, 99, 124],
    [5, 48, 78],
  ],
  dark: [
    [21, 23, 28],
    [24, 41, 57],
    [24, 63, 89],
    [25, 102, 128],
    [44, 146, 165],
    [90, 198, 200],
    [196, 249, 229],
  ],
};

/** The colour of a share from 0 to 1. */
export function sequential(share: number, dark: boolean): string {
  const stops = STOPS[dark ? "dark" : "light"];
  const at = Math.max(0, Math.min(1, share)) * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(at));
  const [a, b] = [stops[low] ?? [0, 0, 0], stops[low + 1] ?? [0, 0, 0]];
  return css([0, 1, 2].map((c) => (a[c] ?? 0) + ((b[c] ?? 0) - (a[c] ?? 0)) * (at - low)) as unknown as Rgb);
}

const channel = (value: number): number => Math.max(0, Math.min(255, ((value + 1) / 2) * 255));

/** A point of the colour cube as the colour it is. */
export const ownColour = (solid: ArrayLike<number>, i: number): string =>
  css([channel(solid[3 * i] ?? 0), channel(solid[3 * i + 1] ?? 0), channel(solid[3 * i + 2] ?? 0)]);

/** The colour of a unit: its own among colours, else that of the class it answers to most; null where it answers to none. */
export function unitColour(unit: number, dark: boolean, ink: string): string | null {
  const solid = inColour.value ? codebook.value?.solid : null;
  if (solid) return ownColour(solid.data, unit);
  const told = hits.value;
  if (!told?.hits.data[unit]) return null;
  const label = told.labels?.data[unit] ?? -1;
  return label < 0 ? ink : markColour(label, classes.value, dark);
}
