/** The numbers of the trial under way, and the settings. */
import { tune } from "../../commands";
import { percent, plain, whole } from "../../format";
import { Button } from "../../ui/Button";
import { Fields } from "../../ui/Fields";
import { now, settings } from "./now";
import { words } from "./words";

function Numbers() {
  const { micro } = words.value;
  const told = now.value;
  const rows: (readonly [string, string, string])[] = [
    ["energy", micro.energy, plain(told?.energy, 2)],
    ["trial", micro.trial, told?.trial ? whole(told.trial) : "–"],
    ["updates", micro.updates, whole(told?.updates ?? 0)],
    ["changes", micro.changes, whole(told?.changes ?? 0)],
    ["wants", micro.wants, whole(told?.wants.data.reduce((sum, wants) => sum + wants, 0) ?? 0)],
    ["recalled", micro.recalled, percent(told?.recalled, 1)],
  ];
  return (
    <dl class="hop-numbers">
      {rows.map(([name, label, value]) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd data-testid={`hop-${name}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A trial begun by hand is over: what can be done now. */
function Settled() {
  const { micro } = words.value;
  if (settings.value?.cue !== "hand" || now.value?.phase !== "over") return null;
  return (
    <p class="hop-settled">
      {micro.settled}{" "}
      <Button look="line" data-testid="hop-go-on" onClick={() => tune("learner.cue", "damaged")}>
        {micro.goOn}
      </Button>
    </p>
  );
}

export function Micro() {
  const rule = settings.value?.rule;
  const own = rule === "dense" ? (["power"] as const) : rule === "softmax" ? (["beta"] as const) : [];
  const damaged = settings.value?.cue === "damaged" ? (["damage", "noise"] as const) : [];
  return (
    <div class="hop-micro">
      <Numbers />
      <Settled />
      <Fields of="learner" only={["rule", ...own, "update", "cue", ...damaged, "length"]} />
      <h2 class="bt">{words.value.micro.data}</h2>
      <Fields of="data" />
    </div>
  );
}
