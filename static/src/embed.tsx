/** The bare page for an iframe: what the network does to space, the play button, and the way to the whole lab. */
import { show } from "./page";
import "./styles/shell.css";
import "./styles/trouble.css";
import "./styles/connection.css";
import "./styles/embed.css";
import { startAttention } from "./attention";
import { connect, toggle } from "./commands";
import { whole } from "./format";
import { family } from "./family";
import { ready, t } from "./i18n";
import { nameOf, stepwise, writer } from "./measured";
import type { Area } from "./panel";
import { startRouter } from "./router";
import { Connection } from "./shell/Connection";
import { LoadChip } from "./shell/LoadChip";
import { startPlacing } from "./shell/place";
import { Regions } from "./shell/Region";
import { Toasts } from "./shell/Toasts";
import { TroublePanel } from "./shell/TroublePanel";
import { WaitCard } from "./shell/WaitCard";
import { run, trouble } from "./store";
import { Icon, Mark } from "./ui/icons";

const AREAS: readonly Area[] = ["net", "space", "stage"];

/** The lab with the same experiment. */
const labAddress = (): string => {
  const [, name = ""] = /^\/embed\/([^/]+)/.exec(location.pathname) ?? [];
  return location.hash || !name ? `/lab${location.hash}` : `/lab/${name}`;
};

function Bar() {
  const words = t.value.shell.embed;
  const { playing, step, epoch, lossTrain, diverged } = run.value;
  const label = playing ? words.pause : words.play;
  return (
    <footer class="bar">
      <button
        type="button"
        class="go"
        data-testid="play"
        aria-pressed={playing}
        aria-label={label}
        disabled={diverged}
        onClick={toggle}
      >
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <span>
        {stepwise.value ? t.value.time.step : words.epoch}{" "}
        <b data-testid="epoch" data-value={epoch}>
          {whole(stepwise.value ? step : epoch)}
        </b>
      </span>
      <span>
        {nameOf("loss")}{" "}
        <b data-testid="loss-train" data-value={lossTrain ?? ""}>
          {writer("loss")(lossTrain)}
        </b>
      </span>
      {!trouble.value && <Connection />}
      <div class="grow" />
      <LoadChip />
      <a
        class="brand"
        target="_blank"
        rel="noopener"
        href="/lab"
        onClick={(event) => (event.currentTarget.href = labAddress())}
      >
        <Mark />
        <span>{words.open}</span>
      </a>
    </footer>
  );
}

function Embed() {
  const isReady = ready.value;
  const wrong = trouble.value;
  return (
    <div class="embed" data-ready={isReady} data-family={family.value ?? ""}>
      {wrong ? <TroublePanel trouble={wrong} /> : <Regions areas={AREAS} bare />}
      {!wrong && <WaitCard />}
      <Bar />
      <Toasts />
    </div>
  );
}

startAttention(document.documentElement);
connect();
startRouter();
startPlacing();
show(<Embed />);
