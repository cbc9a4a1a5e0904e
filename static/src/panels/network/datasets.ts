/** The data sets there are, with a few of their points for the thumbnails, as the server tells them once. */
import { signal } from "@preact/signals";
import type { DatasetKind } from "../../edit";

/** A whole or real number of a data set's own, from its JSON schema. */
export interface Field {
  type?: string;
  minimum?: number;
  maximum?: number;
  default?: unknown;
}

export interface Preview {
  task: "classification" | "regression";
  points: readonly (readonly [number, number])[];
  /** The same points in space; null on the plane. */
  solid?: readonly (readonly [number, number, number])[] | null;
  labels: readonly number[] | null;
  targets: readonly number[] | null;
  fields: Readonly<Record<string, Field>>;
}

export const previews = signal<Partial<Record<DatasetKind, Preview>>>({});

let asked = false;
/** Fetches the previews once; on failure the thumbnails stay empty and the names remain. */
export async function loadPreviews(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    const answer = await fetch("/api/datasets");
    if (answer.ok) previews.value = (await answer.json()) as Partial<Record<DatasetKind, Preview>>;
  } catch {
    asked = false;
  }
}
