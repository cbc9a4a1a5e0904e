/** The lab page: one grid whose areas are filled by the panels of `panels/`. */
import "./styles/tokens.css";
import "./styles/ui.css";
import "./styles/shell.css";
import "./styles/top.css";
import "./styles/tray.css";
import "./styles/trouble.css";
import "./styles/connection.css";
import panels from "folder:panels";
import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { startAttention } from "./attention";
import { connect, dropConnection } from "./commands";
import { startCosts } from "./building/cost";
import { startRefusals } from "./building/refused";
import { band, geometry, phone, scrollX } from "./geometry";
import { ready, spoken, t } from "./i18n";
import { startKeyboard } from "./keyboard";
import { counters } from "./loop";
import type { Area } from "./panel";
import { startTimeNotes } from "./panels/time/notes";
import { startRouter } from "./router";
import { rememberRun } from "./session";
import { startAutosave } from "./share/autosave";
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
import { description, dialog, entry, trouble, view } from "./store";
import { fetchWhenIdle, Later } from "./ui/Later";

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
      <div class={`lab ${wrong ? "wrong" : view.value}`} data-ready={isReady} data-more={goesOn.value}>
        <TopBar />
        {wrong ? (
          <TroublePanel trouble={wrong} />
        ) : (
          <>
            {phone.value ? <LabBar /> : <Tray />}
            {AREAS.filter((area) => area === "time" || view.value === "lab").map((area) => (
              <Region key={area} area={area} />
            ))}
            {view.value === "compare" && <Later part="Compare" />}
            {view.value === "sweep" && <Later part="Sweep" />}
            {entry.value?.figure && <Later part="FigureCard" />}
            <WaitCard />
          </>
        )}
      </div>
      {dialog.value === "share" && <Later part="ShareDialog" />}
      {dialog.value === "keys" && <Later part="Keys" />}
      {dialog.value === "flow" && <Later part="FlowDialog" />}
      {dialog.value === "save" && <Later part="SaveDialog" />}
      {dialog.value === "sweep" && <Later part="SweepDialog" />}
      {dialog.value === "stop" && <Later part="StopDialog" />}
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
startRefusals();
startNotices();
startCosts();
startAutosave();
startTimeNotes();
startPlacing();
startReflow();
startKeyboard();
fetchWhenIdle();
const root = document.getElementById("app");
if (root) render(<Page />, root);
