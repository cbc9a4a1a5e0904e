/** A recorded training run of a gallery entry: the points it learns from and the decision as it grew. */
import { decodeFrame } from "../wire/frame";
import type { DataPayload, Frame, SpacePayload, SurfacePayload } from "../wire/probes";

/** One moment of a recorded run. */
export interface Still {
  epoch: number;
  accuracyTest: number | null;
  surface: SurfacePayload;
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
    const surface = frame.probes.surface as SurfacePayload | undefined;
    return surface ? [{ epoch: frame.epoch, accuracyTest: frame.accuracy_test, surface }] : [];
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
