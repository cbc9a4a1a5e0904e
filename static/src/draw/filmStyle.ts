/** How a film frame is drawn: sizes of the three kinds of frame, and what a painter is told beside the data. */
import type { Overlay, Regions } from "./carry";
import type { SheetStyle } from "./filmSheet";

/** The tokens a frame is drawn with; `theme.ink.value` is one of these. */
export interface Tones {
  dark: boolean;
  ink: string;
  "ink-3": string;
  sans: string;
}

export interface FilmStyle extends SheetStyle {
  size: "small" | "large" | "stage";
  /** Radius of a point's mark, widths of grid lines and of the network's boundary. */
  point: number;
  line: number;
  boundary: number;
  /** Opacity of the sheet. */
  fill: number;
  /** Radius of the followed point's ring; 0: none. */
  ring: number;
  axes: boolean;
  padding: number;
  /** Height of the label's strip above the picture. */
  top: number;
}

export interface FrameOptions {
  tones: Tones;
  style: FilmStyle;
  /** 0 for regression. */
  classes: number;
  /** Targets of the points in −1…1, for regression. */
  targets?: ArrayLike<number> | null;
  /** Number of the point with the ring. */
  followed?: number | null;
  /** Numbers of the points nearest to it, to be joined to it. */
  neighbours?: ArrayLike<number> | null;
  /** Lines laid over the sheet. */
  overlays?: readonly Overlay[];
  /** Pieces of the plane coloured in place of the sheet; for the plane itself only. */
  regions?: Regions | null;
  /** Weights of the best straight cut in the displayed coordinates, then the bias. */
  cut?: readonly number[] | null | undefined;
  /** Where the network itself splits two classes on a line: a number, or wherever its boundary lies; null: nowhere. */
  threshold?: number | "boundary" | null | undefined;
}

/** Quads of `stride` lattice steps, and about `cells` squares between grid lines that share the lattice out evenly. */
function spaced(resolution: number, stride: number, cells: number): { stride: number; major: number } {
  const quads = resolution / stride;
  const off = (n: number): number => Math.abs(quads / n - cells);
  const even = Array.from({ length: quads }, (_, i) => i + 1).filter((n) => quads % n === 0);
  return { stride, major: stride * even.reduce((best, n) => (off(n) < off(best) ? n : best), 1) };
}

/** The frame that W and + b are shown in. */
export const smallStyle = (resolution: number): FilmStyle => ({
  size: "small",
  ...spaced(resolution, [3, 2].find((n) => resolution % n === 0) ?? 1, 4),
  bins: 4,
  point: 1.15,
  line: 0.5,
  boundary: 1.3,
  fill: 0.7,
  ring: 3,
  axes: true,
  padding: 6,
  top: 15,
});

/** The frame of an activation, `side` pixels wide. */
export const largeStyle = (resolution: number, side: number): FilmStyle => ({
  size: "large",
  ...spaced(resolution, 1, 8),
  bins: 8,
  point: side > 140 ? 2.1 : 1.7,
  line: 0.8,
  boundary: 1.9,
  fill: 0.62,
  ring: 5,
  axes: true,
  padding: 9,
  top: 20,
});

export const stageStyle = (resolution: number): FilmStyle => ({
  size: "stage",
  ...spaced(resolution, 1, 12),
  bins: 14,
  point: 3.1,
  line: 1,
  boundary: 2.6,
  fill: 0.66,
  ring: 7,
  axes: true,
  padding: 22,
  top: 0,
});
