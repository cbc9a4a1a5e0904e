/** A data set as a thumbnail of real points: those of the run for the chosen set, the server's sample for the others. */
import { category, css, diverging } from "../../draw/colour";
import type { DatasetKind } from "../../edit";
import { experiment, probe } from "../../store";
import { dark } from "../../theme";
import { previews, type Preview } from "./datasets";
import { markOutline, toPixels } from "../../draw/outlines";
import { turned } from "./solid";

const MOST = 140;
const SIDE = 42;
const INSET = 0.88;
const RADIUS = 1.25;
/** Regression targets are drawn in so many colours. */
const SHADES = 9;

interface Sample {
  count: number;
  x: (i: number) => number;
  y: (i: number) => number;
  label: (i: number) => number;
  target: ((i: number) => number) | null;
  /** Points in space, three numbers each. */
  solid: ArrayLike<number> | null;
  classes: number;
}

function fromPreview({ points, labels, targets, solid }: Preview): Sample {
  return {
    count: points.length,
    x: (i) => points[i]?.[0] ?? 0,
    y: (i) => points[i]?.[1] ?? 0,
    label: (i) => labels?.[i] ?? 0,
    target: targets && ((i) => targets[i] ?? 0),
    solid: solid ? solid.flat() : null,
    classes: labels ? Math.max(...labels) + 1 : 0,
  };
}

/** The run's own points, when the run is of this kind. */
function fromRun(kind: DatasetKind): Sample | null {
  const data = probe("data").value;
  if (!data || experiment.value?.data.kind !== kind) return null;
  const { points, labels, targets, solid } = data;
  return {
    count: Math.min(MOST, points.shape[0] ?? 0),
    x: (i) => points.data[2 * i] ?? 0,
    y: (i) => points.data[2 * i + 1] ?? 0,
    label: (i) => labels?.data[i] ?? 0,
    target: targets && ((i) => targets.data[i] ?? 0),
    solid: solid?.data ?? null,
    classes: labels ? Math.max(...labels.data) + 1 : 0,
  };
}

const shadeOf = (target: number): number => Math.round(((Math.max(-1, Math.min(1, target)) + 1) / 2) * (SHADES - 1));

function colourOf(sample: Sample, group: number): string {
  if (sample.target) return css(diverging((2 * group) / (SHADES - 1) - 1, dark.value));
  if (sample.classes > 2) return css(category(group, dark.value));
  return group ? "var(--pos-dot)" : "var(--neg)";
}

/** One outline for all points of a class (or shade of target). */
function outlines(sample: Sample): Map<number, string> {
  const groups = new Map<number, string>();
  for (let i = 0; i < sample.count; i++) {
    const group = sample.target ? shadeOf(sample.target(i)) : sample.label(i);
    const x = toPixels(sample.x(i) * INSET, SIDE);
    const y = SIDE - toPixels(sample.y(i) * INSET, SIDE);
    groups.set(group, (groups.get(group) ?? "") + markOutline(sample.target ? 1 : group, x, y, RADIUS));
  }
  return groups;
}

/** Points in space, seen from above at the side: the farthest first, the nearer the larger and the stronger. */
function Solid({ sample, solid }: { sample: Sample; solid: ArrayLike<number> }) {
  return (
    <>
      {turned(solid, sample.count).map(({ index, x, y, depth }) => {
        const group = sample.target ? shadeOf(sample.target(index)) : sample.label(index);
        const radius = RADIUS * (0.72 + 0.62 * depth);
        const d = markOutline(sample.target ? 1 : group, toPixels(x, SIDE), SIDE - toPixels(y, SIDE), radius);
        return <path key={index} d={d} fill={colourOf(sample, group)} opacity={0.35 + 0.65 * depth} />;
      })}
    </>
  );
}

export function Thumbnail({ kind }: { kind: DatasetKind }) {
  const preview = previews.value[kind];
  const sample = fromRun(kind) ?? (preview ? fromPreview(preview) : null);
  return (
    <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
      {sample?.solid && <Solid sample={sample} solid={sample.solid} />}
      {sample &&
        !sample.solid &&
        [...outlines(sample)].map(([group, d]) => <path key={group} d={d} fill={colourOf(sample, group)} />)}
    </svg>
  );
}
