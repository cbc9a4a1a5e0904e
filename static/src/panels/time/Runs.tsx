/** Beside the numbers: branch here, back to the latest step, and what else can be done with runs. */
import { branch } from "../../commands";
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { bookmarks, description, dialog, lanes, MOST_LANES, view } from "../../store";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { Menu, type MenuItem } from "../../ui/Menu";
import { goToLatest, goToStep, inPast, shownStep, toggleBookmark } from "./moment";
import { whole } from "../../format";

/** A second run from here on; the one before stays as a line. */
export const branchHere = (): void => branch();

const shownBookmarks = (): MenuItem[] =>
  bookmarks.value.map((step, i) => ({
    label: t.value.time.goToBookmark(whole(step)),
    icon: "flag",
    apart: i === 0,
    run: () => goToStep(step),
  }));

function items(): MenuItem[] {
  const words = t.value.time;
  const marked = bookmarks.value.includes(shownStep.value);
  const small: MenuItem[] = phone.value
    ? [
        { label: words.branchHere, icon: "fork", testid: "branch-phone", run: branchHere },
        { label: words.latest, icon: "step", run: goToLatest },
      ]
    : [];
  return [
    ...small,
    { label: words.compare, icon: "people", testid: "compare", run: () => (view.value = "compare") },
    { label: words.sweep, icon: "concat", testid: "sweep", run: () => (dialog.value = "sweep") },
    { label: words.stopRules, icon: "pause", testid: "stop-rules", run: () => (dialog.value = "stop") },
    { label: marked ? words.unmark : words.mark, icon: "flag", testid: "bookmark", run: toggleBookmark },
    ...shownBookmarks(),
  ];
}

export function Runs() {
  const words = t.value.time;
  const full = lanes.value.length >= MOST_LANES;
  return (
    <div class="runs">
      <Button
        icon="fork"
        look="line"
        class="branch"
        data-testid="branch"
        title={full ? words.noRoom(MOST_LANES) : words.branchAbout}
        disabled={!description.value || full}
        onClick={branchHere}
      >
        {words.branchHere}
      </Button>
      <Button class="late" data-testid="latest" disabled={!inPast.value} onClick={goToLatest}>
        {words.latest}
      </Button>
      <Menu class="btn sq more" label={words.moreRuns} items={items()} testid="runs" button={<Icon name="more" />} />
    </div>
  );
}
