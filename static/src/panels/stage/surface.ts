/** The output as a surface: whether it is on view, what it is asked of the server, and its picture. */
import { computed, signal } from "@preact/signals";
import type { Stop } from "../../draw/filmPose";
import { PLANE } from "../../draw/outlines";
import { heightsOf, SURFACE, surfaceSpace, type Heights } from "../../draw/surface";
import { description, followed, probe } from "../../store";
import { reducedMotion } from "../../theme";
import type { WatchRequest } from "../../watch";
import type { SpacePayload } from "../../wire/probes";
import { picture, POINTS } from "../space/frames";

export const showSurface = signal(false);

const RESOLUTION = 49;
const HZ = 10;
const CALM_HZ = 4;

export const watchSurface = (): WatchRequest | null =>
  showSurface.value
    ? { probe: "surface", options: { resolution: RESOLUTION }, hz: reducedMotion.value ? CALM_HZ : HZ }
    : null;
export const watchGround = (): WatchRequest | null =>
  showSurface.value ? { probe: "data", options: {}, hz: CALM_HZ } : null;

export const surfaceStop: Stop = { key: SURFACE, activation: null, solid: true };

const payload = computed(() => probe("surface:stage").value);

/** The surface as a picture of one stage, while it is on view. */
export const surfacePicture = computed<SpacePayload | null>(() => {
  const surface = showSurface.value ? payload.value : null;
  if (!surface) return null;
  const data = probe("data").value;
  const solid = picture.value?.keys.input?.cage != null;
  const count = data && !solid ? Math.min(Math.max(POINTS, followed.value + 1), data.points.shape[0] ?? 0) : 0;
  return surfaceSpace(surface, picture.value?.radius ?? PLANE, {
    points: data?.points.data.subarray(0, 2 * count) ?? new Float32Array(),
    labels: data?.labels?.data ?? null,
    targets: data?.targets?.data.subarray(0, count) ?? null,
  });
});

/** What its heights mean. */
export const heights = computed<Heights | null>(() =>
  showSurface.value && payload.value ? heightsOf(payload.value, probe("data").value?.targets?.data ?? null) : null,
);

/** Largest lead of a winning class, or the range of the values, in words for those who do not see it. */
export const surfaceKind = computed<"value" | "probability" | "classes">(() => {
  if (payload.value?.kind === "classes") return "classes";
  return description.value?.classes ? "probability" : "value";
});
