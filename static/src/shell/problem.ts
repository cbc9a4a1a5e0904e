/** What the server has against an experiment, in the visitor's language as far as the catalogue knows the words. */
import { t } from "../i18n";
import type { Problem } from "../wire/generated";

export function inWords({ where, expected, got, message }: Problem): Problem {
  const { phrase, whole } = t.value.link;
  return { where: where || whole, expected: phrase(expected), got: phrase(got), message: phrase(message) };
}
