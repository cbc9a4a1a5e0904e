/** Colours of the sheet as a few numbered inks, so that quads of one colour can be filled together. */
import type { SpacePayload } from "../wire/probes";
import { category, css, diverging, type Rgb } from "./colour";

/** A fill is `base * SHADES + shade`: the decision in steps, then how the light falls on it. */
export const SHADES = 8;
/** The shade of a quad that lies flat before the viewer. */
export const LEVEL = 4;
const SHADE_STEP = 0.125;

const STEPS = 25;
const STRENGTHS = 4;
const GAIN = 0.62;

export interface Inks {
  fill: readonly string[];
  /** Grid lines, by line number. */
  line: readonly string[];
}

/** How many line numbers there may be. */
export const LINES = 16;
const LINE_STEPS = 5;

const clamp = (value: number): number => Math.max(0, Math.min(255, value));
const lit = (rgb: Rgb, k: number): Rgb => [clamp(rgb[0] * k), clamp(rgb[1] * k), clamp(rgb[2] * k)];

function fills(rgb: Rgb, dark: boolean): string[] {
  return Array.from({ length: SHADES }, (_, s) => css(lit(rgb, 1 + (s - LEVEL) * SHADE_STEP * (dark ? 0.55 : 0.22))));
}

function lineOf([r, g, b]: Rgb, dark: boolean): string {
  return dark
    ? css([clamp(r * 1.1 + 20), clamp(g * 1.1 + 20), clamp(b * 1.1 + 20)], 0.45)
    : css([r * 0.82, g * 0.82, b * 0.82], 0.62);
}

function signInks(dark: boolean): Inks {
  const values = Array.from({ length: STEPS }, (_, i) => (2 * i) / (STEPS - 1) - 1);
  return {
    fill: values.flatMap((v) => fills(diverging(v * GAIN, dark), dark)),
    line: [-1, -0.5, 0, 0.5, 1].map((v) => lineOf(diverging(v, dark), dark)),
  };
}

function classInks(dark: boolean): Inks {
  const tone = diverging(0, dark);
  const bases = Array.from({ length: 10 * STRENGTHS }, (_, base): Rgb => {
    const colour = category(Math.floor(base / STRENGTHS), dark);
    const strength = 0.28 + (0.38 * (base % STRENGTHS)) / (STRENGTHS - 1);
    const blend = (c: 0 | 1 | 2): number => tone[c] + (colour[c] - tone[c]) * strength;
    return [blend(0), blend(1), blend(2)];
  });
  return {
    fill: bases.flatMap((rgb) => fills(rgb, dark)),
    line: Array.from({ length: 10 }, (_, label) => lineOf(category(label, dark), dark)),
  };
}

const cached = new Map<string, Inks>();

/** The inks of a payload: two-sided (two classes, regression) or by winning class. */
export function inksOf(payload: SpacePayload, dark: boolean): Inks {
  const name = `${payload.winner ? "classes" : "sign"}${dark ? "Dark" : "Light"}`;
  let found = cached.get(name);
  if (!found) cached.set(name, (found = payload.winner ? classInks(dark) : signInks(dark)));
  return found;
}

const numbers = {
  sign: Uint8Array.from({ length: STEPS }, (_, base) => Math.round((base / (STEPS - 1)) * (LINE_STEPS - 1))),
  classes: Uint8Array.from({ length: 10 * STRENGTHS }, (_, base) => Math.floor(base / STRENGTHS)),
};
/** Line number by base. */
export const lineNumbers = (payload: SpacePayload): Uint8Array => (payload.winner ? numbers.classes : numbers.sign);

const bases = new WeakMap<SpacePayload, Map<number, Uint8Array>>();

/** Base of every quad whose side is `stride` lattice steps, row by row. */
export function quadBases(payload: SpacePayload, stride: number): Uint8Array {
  let byStride = bases.get(payload);
  if (!byStride) bases.set(payload, (byStride = new Map<number, Uint8Array>()));
  let found = byStride.get(stride);
  if (!found) byStride.set(stride, (found = countBases(payload, stride)));
  return found;
}

function countBases({ resolution: n, shade, winner }: SpacePayload, stride: number): Uint8Array {
  const side = Math.floor(n / stride);
  const width = n + 1;
  const out = new Uint8Array(side * side);
  const q = shade.data;
  for (let j = 0; j < side; j++)
    for (let i = 0; i < side; i++) {
      const a = j * stride * width + i * stride;
      const d = a + stride * width;
      const mean = (q[a]! + q[a + stride]! + q[d]! + q[d + stride]!) / 4;
      const value = shade.lo + ((shade.hi - shade.lo) * mean) / 255;
      out[j * side + i] = winner
        ? winner.data[a]! * STRENGTHS + Math.round(Math.min(1, Math.abs(value)) * (STRENGTHS - 1))
        : Math.round(((Math.max(-1, Math.min(1, value)) + 1) / 2) * (STEPS - 1));
    }
  return out;
}

/** Number of the shade for a light between −½ and ½. */
export const shadeOf = (light: number): number =>
  Math.max(0, Math.min(SHADES - 1, Math.round(light / SHADE_STEP) + LEVEL));
