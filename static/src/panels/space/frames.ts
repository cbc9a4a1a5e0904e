/** The film's frames: one for every stage of the network, and the newest picture that can be drawn. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { drawable, seenDim, type Stop } from "../../draw/filmPose";
import type { FrameOptions } from "../../draw/filmStyle";
import { byRow, rowOf } from "../../draw/rows";
import { phone } from "../../geometry";
import { depth, description, followed, probe, run } from "../../store";
import { reducedMotion } from "../../theme";
import type { WatchRequest } from "../../watch";
import { shownOption } from "./chosen";
import { neighbourNumbers } from "./neighbours";
import type { Activation, LayerDescription, StageDescription } from "../../wire/generated";
import type { SpacePayload } from "../../wire/probes";

/** Squares of the lattice along a side: fewer while the run plays, and on a phone. */
const RESOLUTION = { playing: 24, still: 36 };
const PHONE_RESOLUTION = { playing: 18, still: 24 };
export const POINTS = 240;
/** Every third frame of the server; four times a second where motion is not wanted. */
const HZ = 12;
const CALM_HZ = 4;

const playing = computed(() => run.value.playing);

const MOST_ALSO = 64;

/** Points beyond the first that are drawn as well: the one that is followed and, while they are shown, its neighbours. */
const also = computed(() => {
  const beyond = [followed.value, ...neighbourNumbers.value].filter((point) => point >= POINTS);
  return [...new Set(beyond)].slice(0, MOST_ALSO).sort((a, b) => a - b);
});

export const watchSpace = (): WatchRequest => {
  const resolution = (phone.value ? PHONE_RESOLUTION : RESOLUTION)[playing.value ? "playing" : "still"];
  return {
    probe: "space",
    options: { resolution, points: POINTS, also: also.value, ...shownOption.value },
    hz: reducedMotion.value ? CALM_HZ : HZ,
  };
};
export const watchCut = (): WatchRequest => ({ probe: "straight_cut", options: {}, hz: CALM_HZ });
/** The targets of a regression colour its points. */
export const watchTargets = (): WatchRequest | null =>
  description.value?.task === "regression" ? { probe: "data", options: {}, hz: 10 } : null;

export interface Frame {
  /** Position in description.stages. */
  index: number;
  key: string;
  phase: StageDescription["phase"];
  layer: string;
  /** The layer's position from 1; 0 for the input. */
  number: number;
  kind: string;
  activation: Activation | null;
  width: number;
  /** Whether the stage belongs to the output layer. */
  last: boolean;
  /** Whether it is the input of solid data: a space rather than a plane. */
  space: boolean;
}

const named = (layer: LayerDescription | undefined): Activation | null =>
  (layer?.activation as Activation | null | undefined) ?? null;

export const frames: ReadonlySignal<readonly Frame[]> = computed(() => {
  const { layers = [], stages = [], features = [] } = description.value ?? {};
  return stages.map(({ key, layer, phase, width }, index) => {
    const at = layers.findIndex(({ id }) => id === layer);
    const own = layers[at];
    const kind = own?.kind ?? "input";
    return {
      index,
      key,
      phase,
      layer,
      number: at + 1,
      kind,
      activation: named(own),
      width,
      last: at === layers.length - 1,
      space: phase === "input" && features.some((name) => name === "z"),
    };
  });
});

/** Where the film stands, to the nearest frame. */
export const current = computed(() => {
  const nearest = Math.round(depth.value);
  return Math.max(0, Math.min(frames.value.length - 1, nearest));
});

let begun = false;

/** Keeps the film inside the network; at first it stands where the sheet has been bent for the first time. */
export function settle(): void {
  const all = frames.value;
  if (!all.length) return;
  const bent = all.findIndex(({ phase, last }) => phase === "g" && !last);
  if (!begun && depth.peek() === 0 && bent > 0) depth.value = bent;
  begun = true;
  if (depth.peek() > all.length - 1) depth.value = all.length - 1;
}

let shown: SpacePayload | null = null;

/** The newest picture; one that has overflowed is not shown, the last good one stays. */
export const picture: ReadonlySignal<SpacePayload | null> = computed(() => {
  const newest = probe("space").value;
  if (!newest) return (shown = null);
  if (shown && (run.value.diverged || !drawable(newest))) return shown;
  return (shown = drawable(newest) ? newest : null);
});

/** Best straight cut at every stage, 0…1. */
export const scores = computed(() => probe("straight_cut").value?.score.data ?? null);

/** By how many coordinates a frame is seen now, which may lag behind the description for a moment; above 3 by PCA. */
export function drawnWidth(frame: Frame, space: SpacePayload): number {
  const key = space.keys[frame.key];
  return key ? seenDim(key) : frame.width;
}

export const stopOf = (frame: Frame, solid: boolean): Stop => ({
  key: frame.key,
  activation: frame.phase === "input" ? null : frame.activation,
  solid,
});

/** Whether a frame shows a layer's output or its input, large. */
export const isLarge = ({ phase }: Frame): boolean => phase !== "W" && phase !== "b";

/** The targets of a regression, by the rows of the picture. */
const targets = computed(() => {
  const found = description.value?.classes ? null : probe("data").value?.targets?.data;
  return found ? (picture.value ? byRow(picture.value, found) : found) : null;
});

/** What a painter is told about a frame beside its style; reads only the signals that the frame shows. */
export function optionsOf(frame: Frame, withCut: boolean): Omit<FrameOptions, "tones" | "style"> {
  const { classes = 0, output_midpoint: midpoint = 0 } = description.value ?? {};
  const decides = frame.last && classes === 2 && frame.width === 1;
  return {
    classes,
    targets: classes ? null : targets.value,
    followed: picture.value ? rowOf(picture.value, followed.value) : -1,
    cut: withCut ? (probe("straight_cut").value?.cut[frame.key] ?? null) : null,
    threshold: decides ? (isLarge(frame) ? midpoint : "boundary") : null,
  };
}
