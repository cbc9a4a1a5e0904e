/** What the tools of the editor do to the points: pure functions, with the random numbers handed in. */
import { PLANE } from "../draw/outlines";
import { aimAt, dot, dueForTest, MOST_POINTS, onGrid, type Dot, type Dots } from "./drawn";

/** From 0 to less than 1. */
type Random = () => number;
export type Ids = ReadonlySet<number>;
export type Spread = "gauss" | "uniform";

/** The point nearest to a place, within `reach`; of two at one place the one on top. Null where there is none. */
export function nearest(dots: Dots, x: number, y: number, reach: number): Dot | null {
  let found: Dot | null = null;
  let best = reach;
  for (const d of dots) {
    const distance = Math.hypot(d.x - x, d.y - y);
    if (distance > best) continue;
    best = distance;
    found = d;
  }
  return found;
}

const idsOf = (dots: Dots): Set<number> => new Set(dots.map(({ id }) => id));

/** The points under a round brush. */
export const under = (dots: Dots, x: number, y: number, radius: number): Set<number> =>
  idsOf(dots.filter((d) => Math.hypot(d.x - x, d.y - y) <= radius));

/** The points inside a rectangle with two opposite corners. */
export const inside = (dots: Dots, ax: number, ay: number, bx: number, by: number): Set<number> =>
  idsOf(dots.filter((d) => (d.x - ax) * (d.x - bx) <= 0 && (d.y - ay) * (d.y - by) <= 0));

export const without = (dots: Dots, ids: Ids): Dot[] => dots.filter(({ id }) => !ids.has(id));

/**
 * Moves points together; at the edge of the plane all of them stop, so that they keep their places to one another.
 * Points beyond the edge can be moved inwards only.
 */
export function moved(dots: Dots, ids: Ids, dx: number, dy: number): Dot[] {
  const chosen = dots.filter(({ id }) => ids.has(id));
  const within = (by: number, at: (d: Dot) => number): number => {
    const low = Math.min(...chosen.map(at));
    const high = Math.max(...chosen.map(at));
    return Math.max(Math.min(0, -PLANE - low), Math.min(Math.max(0, PLANE - high), by));
  };
  const byX = within(dx, (d) => d.x);
  const byY = within(dy, (d) => d.y);
  return dots.map((d) => (ids.has(d.id) ? { ...d, x: onGrid(d.x + byX), y: onGrid(d.y + byY) } : d));
}

export const labelled = (dots: Dots, ids: Ids, label: number): Dot[] =>
  dots.map((d) => (ids.has(d.id) ? { ...d, label } : d));

export const aimed = (dots: Dots, ids: Ids, target: number): Dot[] =>
  dots.map((d) => (ids.has(d.id) ? { ...d, target: aimAt(target) } : d));

/** Each of the points takes another class by chance, any of the others alike; no `classes`: any target. */
export function noisy(dots: Dots, ids: Ids, probability: number, classes: number, random: Random): Dot[] {
  return dots.map((d) => {
    if (!ids.has(d.id) || random() >= probability) return d;
    if (!classes) return { ...d, target: aimAt(2 * random() - 1) };
    return { ...d, label: (d.label + 1 + Math.floor(random() * (classes - 1))) % classes };
  });
}

/** A place drawn from a round distribution: a Gaussian with half the radius as deviation, or even over the disc. */
function place(spread: Spread, radius: number, random: Random): [x: number, y: number] {
  const angle = 2 * Math.PI * random();
  const reach =
    spread === "uniform" ? radius * Math.sqrt(random()) : (radius / 2) * Math.sqrt(-2 * Math.log(1 - random()));
  return [reach * Math.cos(angle), reach * Math.sin(angle)];
}

/** What new points are: their class or target, and the share of them that is kept for the test. */
export interface Ink {
  label: number;
  target: number;
  /** 0: none, 1: all. */
  test: number;
}

interface Cloud extends Ink {
  x: number;
  y: number;
  radius: number;
  spread: Spread;
}

/** A new point among others; where there is no room for more, nothing. */
export function added(dots: Dots, x: number, y: number, { label, target, test }: Ink): Dot | null {
  return dots.length < MOST_POINTS ? dot(x, y, label, dueForTest(dots, test), target) : null;
}

/** Adds so many points of a distribution round a place; those that fall outside the plane are left out. */
export function sprayed(dots: Dots, count: number, cloud: Cloud, random: Random): Dot[] {
  const all = [...dots];
  for (let i = 0; i < count; i++) {
    const [dx, dy] = place(cloud.spread, cloud.radius, random);
    const [x, y] = [cloud.x + dx, cloud.y + dy];
    const drop = Math.max(Math.abs(x), Math.abs(y)) <= PLANE ? added(all, x, y, cloud) : null;
    if (drop) all.push(drop);
  }
  return all;
}
