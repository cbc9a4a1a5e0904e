/** In place of the lab when the address cannot be opened: what is wrong, and ways on. */
import { again } from "../commands";
import { t } from "../i18n";
import type { Trouble } from "../store";
import { Button } from "../ui/Button";
import { Icon } from "../ui/icons";
import type { Problem } from "../wire/generated";
import { inWords } from "./problem";

const MOST = 6;

/** What is wrong, in the same form for a bad link and for a refused experiment. */
function problemsOf(trouble: Trouble): Problem[] {
  if ("problems" in trouble) return trouble.problems.map(inWords);
  const { part, expected } = t.value.link;
  return [{ where: part[trouble.part], expected: expected[trouble.part], got: trouble.got, message: "" }];
}

function sentence(trouble: Trouble): string {
  const { mend, refused, full, left } = t.value.link;
  if ("problems" in trouble) return { full, refused, left }[trouble.code];
  return mend[trouble.code];
}

/** The table that a link speaks of and this server does not have. */
const missingTable = (trouble: Trouble): Problem | undefined =>
  "problems" in trouble
    ? trouble.problems.find(({ where, got }) => where === "data.content" && /^"[0-9a-f]{8}/.test(got))
    : undefined;

export function TroublePanel({ trouble }: { trouble: Trouble }) {
  const { link, shell } = t.value;
  const problems = problemsOf(trouble);
  const more = problems.length - MOST;
  const missing = missingTable(trouble);
  return (
    <main class="trouble-page">
      <div class="card" role="alert" data-testid="error" data-value={trouble.code}>
        {trouble.code !== "left" && <Icon name="warning" />}
        <h1>{link.title[trouble.code]}</h1>
        <p>{sentence(trouble)}</p>
        {problems.slice(0, MOST).map(({ where, expected, got, message }) => (
          <dl key={where + message}>
            <dt>{link.where}</dt>
            <dd>{where}</dd>
            <dt>{link.expectedWord}</dt>
            <dd>{expected}</dd>
            <dt>{link.got}</dt>
            <dd class="got">{got}</dd>
            {message && <dd class="mend">{message}</dd>}
          </dl>
        ))}
        {more > 0 && <p>{shell.moreProblems(more)}</p>}
        <div class="ways">
          {trouble.code === "full" || trouble.code === "left" ? (
            <Button look="primary" data-testid="again" onClick={again}>
              {link.again}
            </Button>
          ) : (
            <a class="btn pri" href="/lab" data-testid="open-first">
              {link.first}
            </a>
          )}
          {missing && (
            <Button
              look="line"
              icon="upload"
              data-testid="bring-table"
              onClick={() => void import("../data/bring").then(({ bringTable }) => bringTable(missing))}
            >
              {t.value.data.bringTable}
            </Button>
          )}
          <a class="btn line" href="/" data-testid="go-gallery">
            {link.gallery}
          </a>
        </div>
      </div>
    </main>
  );
}
