/** The lab page: one grid whose areas are filled by the panels of `panels/`. */
import { show } from "./page";
import "./styles/shell.css";
import "./styles/top.css";
import "./styles/tray.css";
import "./styles/trouble.css";
import "./styles/connection.css";
import { computed, effect } from "@preact/signals";
import { startAttention } from "./attention";
import { connect, dropConnection } from "./commands";
import { startCosts } from "./building/cost";
import { startRefusals } from "./building/refused";
import { family, isNetwork, spokenFamily } from "./family";
import { band, geometry, phone, scrollX } from "./geometry";
import { ready, spoken, t } from "./i18n";
import { startKeyboard } from "./keyboard";
import { counters } from "./loop";
import { startTimeNotes } from "./panels/time/notes";
import { startRouter } from "./router";
import { rememberRun } from "./session";
import { startAutosave } from "./share/autosave";
import { FamilyTray } from "./shell/FamilyTray";
import { LabBar } from "./shell/LabBar";
import { startNotices } from "./shell/notices";
import { startPlacing } from "./shell/place";
import { startReflow } from "./shell/reflow";
import { AREAS, grid, Regions } from "./shell/Region";
import { Toasts } from "./shell/Toasts";
import { TopBar } from "./shell/TopBar";
import { Tray } from "./shell/Tray";
import { TroublePanel } from "./shell/TroublePanel";
import { WaitCard } from "./shell/WaitCard";
import { dialog, entry, trouble, view } from "./store";
import { fetchWhenIdle, Later } from "./ui/Later";

declare global {
  interface Window {
    /** For scripts: breaks the connection; counts animation frames and paints. */
    unknot: { dropConnection: typeof dropConnection; counters: typeof counters };
  }
}

/** Whether the bands go on at the right. */
const goesOn = computed(() => scrollX.value + band.value.width < geometry.value.width - 8);

function Page() {
  const isReady = ready.value;
  const wrong = trouble.value;
  return (
    <>
      <a class="skip" href="#net" onClick={skip}>
        {spokenFamily.value.skip}
      </a>
      <div
        class={`lab ${wrong ? "wrong" : view.value}`}
        data-ready={isReady}
        data-family={family.value ?? ""}
        data-more={goesOn.value}
        style={grid.value}
      >
        <TopBar />
        {wrong ? (
          <TroublePanel trouble={wrong} />
        ) : (
          <>
            {family.value !== "network" ? <FamilyTray /> : phone.value ? <LabBar /> : <Tray />}
            <Regions areas={view.value === "lab" ? AREAS : ["time"]} />
            {view.value === "compare" && <Later part="Compare" />}
            {view.value === "sweep" && <Later part="Sweep" />}
            {entry.value?.figure && <Later part="FigureCard" />}
            <WaitCard />
          </>
        )}
      </div>
      {dialog.value === "share" && <Later part="ShareDialog" />}
      {dialog.value === "keys" && <Later part="Keys" />}
      {dialog.value === "flow" && isNetwork.value && <Later part="FlowDialog" />}
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
show(<Page />);
