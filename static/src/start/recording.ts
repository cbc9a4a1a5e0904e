/** A recorded run of a gallery entry: the points it learns from and the decision as it grew, or a portrait of the model. */
import { decodeFrame } from "../wire/frame";
import type { DataPayload, Frame, PortraitPayload, ProbePayloads, SpacePayload, SurfacePayload } from "../wire/probes";

/** One moment of a recorded run. */
export interface Still {
  epoch: number;
  step: number;
  accuracyTest: number | null;
  /** The decision over the plane; null where the model is no network. */
  surface: SurfacePayload | null;
  /** The model itself, where it is no network. */
  portrait: PortraitPayload | null;
}

export interface Recording {
  data: DataPayload;
  stills: readonly Still[];
  /** The space of the trained network; only the first entry's run carries it. */
  space: SpacePayload | null;
}

/** Reads a recorded run; null when it holds no picture. */
export function recordingOf(decoded: unknown): Recording | null {
  const frames = (decoded as { frames?: Frame[] } | null)?.frames ?? [];
  const newest = (name: string): unknown => frames.flatMap((frame) => frame.probes[name] ?? []).at(-1);
  const data = newest("data") as DataPayload | undefined;
  if (!data) return null;
  const stills = frames.flatMap((frame) => {
    const { surface = null, portrait = null } = frame.probes as Partial<Pick<ProbePayloads, "surface" | "portrait">>;
    const { epoch, step, accuracy_test: accuracyTest } = frame;
    return surface || portrait ? [{ epoch, step, accuracyTest, surface, portrait }] : [];
  });
  return { data, stills, space: (newest("space") as SpacePayload | undefined) ?? null };
}

/** The recorded run of an entry; "computing" while the server is still at it, null when there is none. */
export async function fetchRecording(name: string): Promise<Recording | "computing" | null> {
  const response = await fetch(`/api/gallery/${encodeURIComponent(name)}/frames`);
  if (response.status === 202) return "computing";
  if (!response.ok) return null;
  return recordingOf(decodeFrame(await response.arrayBuffer()));
}
