/** The bare page for an iframe: what the network does to space, the play button, and the way to the whole lab. */
import "./styles/tokens.css";
import "./styles/ui.css";
import "./styles/shell.css";
import "./styles/trouble.css";
import "./styles/connection.css";
import "./styles/embed.css";
import panels from "folder:panels";
import { render } from "preact";
import { startAttention } from "./attention";
import { connect, toggle } from "./commands";
import { plain, whole } from "./format";
import { ready, t } from "./i18n";
import type { Area } from "./panel";
import { startRouter } from "./router";
import { Connection } from "./shell/Connection";
import { LoadChip } from "./shell/LoadChip";
import { startPlacing } from "./shell/place";
import { Toasts } from "./shell/Toasts";
import { TroublePanel } from "./shell/TroublePanel";
import { WaitCard } from "./shell/WaitCard";
import { run, trouble } from "./store";
import { Icon, Mark } from "./ui/icons";

const AREAS: readonly Area[] = ["space", "stage"];
const shown = panels.filter((panel) => panel.embed).sort((a, b) => a.order - b.order);

/** The lab with the same experiment. */
const labAddress = (): string => {
  const [, name = ""] = /^\/embed\/([^/]+)/.exec(location.pathname) ?? [];
  return location.hash || !name ? `/lab${location.hash}` : `/lab/${name}`;
};

function Bar() {
  const words = t.value.shell.embed;
  const { playing, epoch, lossTrain, diverged } = run.value;
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
        {words.epoch}{" "}
        <b data-testid="epoch" data-value={epoch}>
          {whole(epoch)}
        </b>
      </span>
      <span>
        {words.loss}{" "}
        <b data-testid="loss-train" data-value={lossTrain ?? ""}>
          {plain(lossTrain)}
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
    <div class="embed" data-ready={isReady}>
      {wrong ? (
        <TroublePanel trouble={wrong} />
      ) : (
        AREAS.map((area) => {
          const inside = shown.filter((panel) => panel.area === area);
          if (!inside.length) return null;
          return (
            <section key={area} class={area} aria-label={t.value.shell.regions[area]}>
              {inside.map(({ name, Component }) => (
                <Component key={name} />
              ))}
            </section>
          );
        })
      )}
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
const root = document.getElementById("app");
if (root) render(<Embed />, root);
