/**
 * Points drawn by hand, and how an experiment carries them: five bytes a point, training points first. Two signed 16-bit
 * numbers, little-endian, are the coordinates in steps of 1/8192; one byte is the class, with its highest bit set for a
 * test point. Where numbers are fitted, two more bytes a point, in a text of their own, are its target in steps of
 * 1/32767. Both are base64url without padding.
 */
import { fromBase64Url, toBase64Url } from "../share/codec";

export const MOST_POINTS = 2000;
/** Classes are numbered from 0. */
export const MOST_CLASSES = 10;

const STEPS = 8192;
const LARGEST = 32767;
/** Points of noisy sets lie beyond the plane that is seen; none lies farther out than REACH. */
export const REACH = LARGEST / STEPS;
const TEST = 0x80;
const BYTES = 5;

export interface Dot {
  /** Stays the same while the point is moved or changes its class. */
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** Its class; 0 where numbers are fitted. */
  readonly label: number;
  /** The number to be fitted, from −1 to 1; 0 where there are classes. */
  readonly target: number;
  /** Kept for the test. */
  readonly test: boolean;
}

export type Dots = readonly Dot[];

/** The points of an experiment as texts. */
export interface Packed {
  points: string;
  /** The targets; null where there are classes. */
  values: string | null;
}

const whole = (value: number): number => Math.max(-LARGEST, Math.min(LARGEST, Math.round(value * STEPS)));

/** The nearest coordinate that an experiment can carry. */
export const onGrid = (value: number): number => whole(value) / STEPS;
const wholeTarget = (value: number): number => Math.round(Math.max(-1, Math.min(1, value)) * LARGEST);
/** The nearest target that an experiment can carry. */
export const aimAt = (value: number): number => wholeTarget(value) / LARGEST;

let newest = 0;
/** A point with an id of its own, on the grid. */
export const dot = (x: number, y: number, label: number, test = false, target = 0): Dot => ({
  id: ++newest,
  x: onGrid(x),
  y: onGrid(y),
  label,
  target: aimAt(target),
  test,
});

/** Training points first; otherwise the order stays. */
export const inOrder = (dots: Dots): Dot[] => [...dots.filter((d) => !d.test), ...dots.filter((d) => d.test)];

/** The texts of points with classes or, for `numbers`, with targets. */
export function pack(dots: Dots, numbers = false): Packed {
  const bytes = new DataView(new ArrayBuffer(BYTES * dots.length));
  const targets = new DataView(new ArrayBuffer(2 * dots.length));
  inOrder(dots).forEach(({ x, y, label, target, test }, i) => {
    bytes.setInt16(BYTES * i, whole(x), true);
    bytes.setInt16(BYTES * i + 2, whole(y), true);
    bytes.setUint8(BYTES * i + 4, (numbers ? 0 : label) | (test ? TEST : 0));
    targets.setInt16(2 * i, wholeTarget(target), true);
  });
  const text = ({ buffer }: DataView): string => toBase64Url(new Uint8Array(buffer));
  return { points: text(bytes), values: numbers ? text(targets) : null };
}

const viewOf = (text: string): DataView => new DataView(fromBase64Url(text).buffer);

/** The points of an experiment; what is not whole is left out. */
export function unpack({ points, values }: Packed): Dot[] {
  const bytes = viewOf(points);
  const targets = values === null ? null : viewOf(values);
  return Array.from({ length: Math.floor(bytes.byteLength / BYTES) }, (_, i) => {
    const mark = bytes.getUint8(BYTES * i + 4);
    const target = targets && 2 * i + 2 <= targets.byteLength ? targets.getInt16(2 * i, true) / LARGEST : 0;
    const [x, y] = [bytes.getInt16(BYTES * i, true) / STEPS, bytes.getInt16(BYTES * i + 2, true) / STEPS];
    return dot(x, y, mark & ~TEST, (mark & TEST) !== 0, target);
  });
}

/** How many classes a drawing has: up to the largest that occurs, and never fewer than two. */
export const classesIn = (dots: Dots): number => dots.reduce((most, { label }) => Math.max(most, label + 1), 2);

/** Whether a network can be trained and tested on them: points for both, and two classes where there are classes. */
export function trainable(dots: Dots, numbers = false): boolean {
  const tested = dots.filter((d) => d.test).length;
  const labels = new Set(dots.map((d) => d.label));
  return tested > 0 && tested < dots.length && (numbers || labels.size >= 2);
}

/** Whether one more point should be kept for the test, so that about that share of all is. */
export const dueForTest = (dots: Dots, share: number): boolean =>
  dots.filter((d) => d.test).length + 1 <= share * (dots.length + 1) + 1e-9;
