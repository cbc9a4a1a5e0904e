/** What the editor of the data asks the server for. A refusal is an answer too: the list of what is wrong. */
import type { DrawnData, Experiment, Problem } from "../wire/generated";

export type Answer<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

const NO_ANSWER: Answer<never> = { ok: false, problems: [] };

/** Problems, when a body is a list of them; a single refusal of the server's as one of them. */
function problemsOf(body: unknown): Problem[] {
  if (Array.isArray(body)) return body as Problem[];
  const detail = (body as { detail?: unknown } | null)?.detail;
  return typeof detail === "string" ? [{ where: "", expected: "", got: "", message: detail }] : [];
}

async function ask<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const answer = await fetch(path, init);
    const body = (await answer.json()) as unknown;
    return answer.ok ? { ok: true, value: body as T } : { ok: false, problems: problemsOf(body) };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return NO_ANSWER;
  }
}

const post = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<Answer<T>> =>
  ask<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

/** The same data as points drawn by hand. */
export const convert = (experiment: Experiment): Promise<Answer<DrawnData>> => post("/api/data/convert", experiment);

/** Some points of the data that an experiment would have. */
export interface Sample {
  task: "classification" | "regression";
  classes: number;
  points: readonly (readonly [number, number])[];
  labels: readonly number[] | null;
  targets: readonly number[] | null;
  train: number;
  /** Names of the columns that the network can get, words as `column=word`. */
  columns: readonly string[];
  /** Of the principal components that are shown: the share of the variance along each; null for columns. */
  share: readonly number[] | null;
}

export const sample = (experiment: Experiment, signal?: AbortSignal): Promise<Answer<Sample>> =>
  post("/api/data/preview", experiment, signal);

/** A table that the server keeps under the hash of its text. */
interface Uploaded {
  content: string;
  rows: number;
}

export const upload = (csv: string): Promise<Answer<Uploaded>> =>
  ask("/api/uploads", { method: "POST", headers: { "Content-Type": "text/csv" }, body: csv });

/** The text of a table by its hash; null where the server does not have it. */
export async function download(content: string): Promise<string | null> {
  try {
    const answer = await fetch(`/api/uploads/${content}.csv`);
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** An experiment from a link of another playground, and what cannot be the same here. */
export interface Imported {
  experiment: Experiment;
  /** The parameters that it begins with there, as `start` takes them; null: as initialised here. */
  start: string | null;
  notes: readonly { where: string; message: string }[];
  /** Playground's names of the controls that the link hides. */
  hide: readonly string[];
  /** What its picture shows there. */
  show: { test_points: boolean; discretize: boolean };
}

export const importLink = (link: string): Promise<Answer<Imported>> => post("/api/import", { link });
