/** A quiet word that the server spares its strength: with how many it is shared, and what that changes. */
import { percent } from "../format";
import { t } from "../i18n";
import { load } from "../store";
import { Icon } from "../ui/icons";
import { Popover } from "../ui/Popover";

const USUAL_RATE = 30;

export function LoadChip() {
  const words = t.value.shell.load;
  const now = load.value;
  const title = now && (now.others > 0 ? words.sharing(now.others) : words.alone);
  const changes = now
    ? [
        ...(now.detail < 1 ? [words.detail(percent(now.detail))] : []),
        ...(now.pace < 1 ? [words.pace(percent(now.pace))] : []),
        ...(now.framesPerSecond < USUAL_RATE ? [words.rate(now.framesPerSecond)] : []),
        words.never,
      ]
    : [];
  return (
    <>
      <span class="vh" role="status">
        {now && words.title}
      </span>
      {now && title && (
        <Popover
          class="load"
          label={words.title}
          align="end"
          title={[title, ...changes].join(" ")}
          aria-label={title}
          data-testid="load"
          data-value={now.others}
          button={
            <>
              <Icon name="people" />
              <span class="tx">{title}</span>
              <b class="n">{now.others || ""}</b>
            </>
          }
        >
          {() => (
            <>
              <h3>{title}</h3>
              {changes.map((change) => (
                <p key={change}>{change}</p>
              ))}
            </>
          )}
        </Popover>
      )}
    </>
  );
}
