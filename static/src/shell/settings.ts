/** Whether what the server refused belongs to a setting, by the path it names. */
import { refusal } from "../store";
import type { Problem } from "../wire/generated";

/** Problems at `path` or below it. */
export function problemsAt(path: string): Problem[] {
  const problems = refusal.value?.problems ?? [];
  return problems.filter(({ where }) => where === path || where.startsWith(`${path}.`) || where.startsWith(`${path}[`));
}
