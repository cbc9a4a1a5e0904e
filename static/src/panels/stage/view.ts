/** How the stage looks at a frame: flat, solid, or along its principal axes; chosen by the width and overridden by hand. */
import { signal } from "@preact/signals";
import type { Stop } from "../../draw/filmPose";
import type { SpacePayload } from "../../wire/probes";
import { drawnWidth, stopOf, type Frame } from "../space/frames";
import { keptBy, planeOf } from "../space/planes";

export type View = "flat" | "solid" | "pca";
type Class = "plane" | "three" | "wide";

const classOf = (width: number): Class => (width < 3 ? "plane" : width === 3 ? "three" : "wide");
const DEFAULTS: Record<Class, View> = { plane: "flat", three: "solid", wide: "pca" };
const POSSIBLE: Record<Class, readonly View[]> = {
  plane: ["flat", "solid"],
  three: ["flat", "solid", "pca"],
  wide: ["solid", "pca"],
};

const chosen = signal(DEFAULTS);

export const viewOf = (width: number): View => (width === 1 ? "flat" : chosen.value[classOf(width)]);
export const possible = (width: number, view: View): boolean =>
  width === 1 ? view === "flat" : POSSIBLE[classOf(width)].includes(view);
/** `width` is the number of coordinates seen: the true width, or how many units of a wider layer are chosen. */
export function choose(width: number, view: View): void {
  chosen.value = { ...chosen.peek(), [classOf(width)]: view };
}

/** What the current view keeps of the variance, 0…1, or null where it is not along principal axes. */
export function kept(frame: Frame, space: SpacePayload): number | null {
  const width = drawnWidth(frame, space);
  const view = viewOf(width);
  return width > 3 || view === "pca" ? keptBy(frame, space, view === "solid") : null;
}

export function stageStop(frame: Frame, space: SpacePayload): Stop {
  const view = viewOf(drawnWidth(frame, space));
  const basis = view === "pca" ? (planeOf(frame, space)?.turn ?? null) : null;
  return { ...stopOf(frame, view === "solid"), basis };
}
