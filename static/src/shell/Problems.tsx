/** What the server has against an experiment: where, what it expected, what it got, and how to mend it. */
import { t } from "../i18n";
import type { Problem } from "../wire/generated";
import { inWords } from "./problem";

export function Problems({ problems }: { problems: readonly Problem[] }) {
  const words = t.value.shell;
  return problems.map(inWords).map(({ where, expected, got, message }) => (
    <p key={where + message} class="trouble">
      {words.refusal(where, expected, got)} {message}
    </p>
  ));
}
