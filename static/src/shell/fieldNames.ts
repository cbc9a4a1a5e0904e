/** The words of settings where they have come already: whoever names a setting in passing does not fetch them. */
import { signal } from "@preact/signals";
import type { Experiment } from "../wire/generated";
import type { FieldText, FieldTexts } from "./field";

export const fieldNames = signal<FieldTexts | null>(null);

/** What is said of the setting at a path such as `learner.rule`; undefined where nothing is, or not yet. */
export function textAt(path: string, experiment: Experiment | null | undefined): FieldText | undefined {
  const [group, name = "", ...deeper] = path.split(".");
  if ((group !== "learner" && group !== "data") || deeper.length || !experiment) return undefined;
  const kinds: Readonly<Record<string, Readonly<Record<string, FieldText>> | undefined>> | undefined =
    fieldNames.value?.[group];
  return kinds?.[experiment[group].kind]?.[name];
}
