/** The value of a swept setting in a few characters, by its name where it has one. */
import { textAt } from "../shell/fieldNames";
import { experiment } from "../store";
import { shortly } from "./choices";

export const valueName = (path: string, value: unknown): string =>
  (typeof value === "string" ? textAt(path, experiment.value)?.choices?.[value] : undefined) ?? shortly(value);
