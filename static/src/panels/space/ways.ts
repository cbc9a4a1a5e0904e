/** How the sheet goes from frame to frame: through a W by its mirror, turn and stretch, otherwise straight. */
import { computed } from "@preact/signals";
import { factorsOf, phaseAt, wayAt, type Factors, type Phase, type Way } from "../../draw/morph";
import { depth, description, probe } from "../../store";
import type { WatchRequest } from "../../watch";
import type { PolarLayer } from "../../wire/generated";
import { shownOption } from "./chosen";
import { frames, POINTS, type Frame } from "./frames";

const HZ = 12;
const IDLE_HZ = 2;

/** The dense layer whose W or + b the depth is at or on the way to, and how far its W has come; null elsewhere. */
export const linear = computed<{ frame: Frame; along: number } | null>(() => {
  const at = depth.value;
  const next = frames.value[Math.ceil(at - 1e-9)];
  if (!next || (next.phase !== "W" && next.phase !== "b")) return null;
  const frame = next.phase === "W" ? next : frames.value[next.index - 1];
  return frame ? { frame, along: Math.max(0, Math.min(1, at - frame.index + 1)) } : null;
});

/** Often while a W is on view, so that its factors are of the picture's own step. */
export const watchPolar = (): WatchRequest => ({
  probe: "polar",
  options: { points: POINTS, ...shownOption.value },
  hz: linear.value ? HZ : IDLE_HZ,
});

export const polarOf = (layer: string): PolarLayer | null => probe("polar").value?.layers[layer] ?? null;

const known = new WeakMap<PolarLayer, Factors>();
function factors(polar: PolarLayer): Factors {
  let found = known.get(polar);
  if (!found) {
    const { n, mirror, turn, stretch } = polar;
    found = factorsOf({ n, mirror: mirror?.data ?? null, turn: turn.data, stretch: stretch.data });
    known.set(polar, found);
  }
  return found;
}

/** Whether a frame is the only thing that comes into another: only then is the way between them W's. */
function feeds(from: Frame, to: Frame): boolean {
  const layer = description.value?.layers.find(({ id }) => id === to.layer);
  return layer?.inputs.length === 1 && layer.inputs[0] === from.layer;
}

/** The way to a frame from the one before, `along` of it; null: straight. */
export function wayFor(from: Frame, to: Frame, along: number): Way | null {
  if (to.phase !== "W" || along <= 0 || along >= 1 || !feeds(from, to)) return null;
  const polar = polarOf(to.layer);
  return polar && wayAt(factors(polar), along);
}

/** Which factor of a W is at work. */
export function phaseOf(polar: PolarLayer, along: number): Phase | null {
  return along <= 0 || along >= 1 ? null : phaseAt(factors(polar), along).phase;
}
