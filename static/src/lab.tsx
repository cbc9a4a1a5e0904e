/** The lab page: one grid whose areas are filled by the panels of `panels/`. */
import "./styles/tokens.css";
import "./styles/ui.css";
import "./styles/shell.css";
import "./styles/top.css";
import "./styles/tray.css";
import "./styles/trouble.css";
import "./styles/dialogs.css";
import "./styles/connection.css";
import panels from "folder:panels";
import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { startAttention } from "./attention";
import { connect, dropConnection } from "./commands";
import { band, geometry, phone, scrollX } from "./geometry";
import { ready, spoken, t } from "./i18n";
import { startKeyboard } from "./keyboard";
import { counters } from "./loop";
import type { Area } from "./panel";
import { startRouter } from "./router";
import { rememberRun } from "./session";
import { Connection } from "./shell/Connection";
import { LabBar } from "./shell/LabBar";
import { startNotices } from "./shell/notices";
import { startPlacing } from "./shell/place";
import { startReflow } from "./shell/reflow";
import { Toasts } from "./shell/Toasts";
import { TopBar } from "./shell/TopBar";
import { Tray } from "./shell/Tray";
import { TroublePanel } from "./shell/TroublePanel";
import { WaitCard } from "./shell/WaitCard";
import { description, dialog, entry, trouble } from "./store";
import { Lazy } from "./ui/Lazy";

declare global {
  interface Window {
    /** For scripts: breaks the connection; counts animation frames and paints. */
    unknot: { dropConnection: typeof dropConnection; counters: typeof counters };
  }
}

const AREAS: readonly Area[] = ["net", "micro", "space", "stage", "time"];
const ASIDES: ReadonlySet<Area> = new Set<Area>(["micro", "stage"]);

const sorted = [...panels].sort((a, b) => a.order - b.order);

function Region({ area }: { area: Area }) {
  const Tag = ASIDES.has(area) ? "aside" : "section";
  const waiting = description.value ? "" : " waiting";
  return (
    <Tag id={area} class={`${area}${waiting}`} aria-label={t.value.shell.regions[area]} tabIndex={-1}>
      {sorted
        .filter((panel) => panel.area === area)
        .map(({ name, Component }) => (
          <Component key={name} />
        ))}
      {area === "time" && <Connection />}
    </Tag>
  );
}

const loadShare = () => import("./share/ShareDialog");
const loadKeys = () => import("./shell/Keys");

/** Whether the bands go on at the right. */
const goesOn = computed(() => scrollX.value + band.value.width < geometry.value.width - 8);

function Page() {
  const isReady = ready.value;
  const wrong = trouble.value;
  return (
    <>
      <a class="skip" href="#net" onClick={skip}>
        {t.value.shell.skip}
      </a>
      <div class={`lab${wrong ? " wrong" : ""}`} data-ready={isReady} data-more={goesOn.value}>
        <TopBar />
        {wrong ? (
          <TroublePanel trouble={wrong} />
        ) : (
          <>
            {phone.value ? <LabBar /> : <Tray />}
            {AREAS.map((area) => (
              <Region key={area} area={area} />
            ))}
            <WaitCard />
          </>
        )}
      </div>
      {dialog.value === "share" && <Lazy load={loadShare} props={{}} />}
      {dialog.value === "keys" && <Lazy load={loadKeys} props={{}} />}
      <Toasts />
    </>
  );
}

/** The address belongs to the experiment, so the jump must not write a fragment. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("net")?.focus();
}

effect(() => {
  document.title = t.value.shell.title(entry.value && spoken(entry.value.title));
});
window.unknot = { dropConnection, counters };
startAttention();
connect();
startRouter();
rememberRun();
startNotices();
startPlacing();
startReflow();
startKeyboard();
const root = document.getElementById("app");
if (root) render(<Page />, root);
