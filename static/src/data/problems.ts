/** What the server has against a text, and at which character. */
import { t } from "../i18n";
import { inWords } from "../shell/problem";
import type { Problem } from "../wire/generated";

/** Every problem in full: where, what was expected, what was found, how to mend it. */
export function sentences(problems: readonly Problem[]): string[] {
  if (!problems.length) return [t.value.data.unreachable];
  return problems.map((problem) => {
    const { where, expected, got, message } = inWords(problem);
    return expected ? `${t.value.shell.refusal(where, expected, got)} ${message}` : message;
  });
}

/** What to do about the first of a list of problems; no problem at all means that there was no answer. */
export function sentence(problems: readonly Problem[]): string {
  const [first] = problems;
  if (!first) return t.value.data.unreachable;
  const { got, message } = inWords(first);
  return message || got;
}

/** The character that a problem points at, counted from 1; null where it names none. */
export function placeOf(problem: Problem | undefined): number | null {
  const found = /character (\d+)/i.exec(`${problem?.got ?? ""} ${problem?.message ?? ""}`);
  return found ? Number(found[1]) : null;
}
