/** In the middle of a page that has no run yet: why the server does not answer at once, and the place in its queue. */
import { leaveQueue } from "../commands";
import { spoken, t } from "../i18n";
import { entry, experiment, wait } from "../store";
import { Button } from "../ui/Button";

/** What there is to read meanwhile: the example's own words. */
function Meanwhile() {
  const here = entry.value;
  if (!here) return null;
  return (
    <div class="read">
      <h2>
        {t.value.shell.wait.meanwhile} · {spoken(here.title)}
      </h2>
      <p>{spoken(here.guide)}</p>
    </div>
  );
}

export function WaitCard() {
  const words = t.value.shell.wait;
  const now = wait.value;
  const shown = now !== null && experiment.value === null;
  const full = now?.reason === "full";
  const title = full ? words.full : words.starting;
  const place = full ? words.place(now.position) : "";
  return (
    <>
      <p class="vh" role="status">
        {shown && `${title} ${place}`}
      </p>
      {shown && (
        <div class="wait">
          <div class="card" data-testid="wait" data-value={full ? now.position : now.reason}>
            <h1>{title}</h1>
            {place && <p class="place">{place}</p>}
            <p>{full ? words.fullAbout : words.startingAbout}</p>
            <Meanwhile />
            {full && (
              <div class="ways">
                <Button look="line" data-testid="leave-queue" onClick={leaveQueue}>
                  {words.leave}
                </Button>
              </div>
            )}
          </div>
        </div>
      )}
    </>
  );
}
