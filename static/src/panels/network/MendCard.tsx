/** What the server refused, said at the block it belongs to, with what would mend it. */
import { useComputed } from "@preact/signals";
import { letBe, mend, refused, shownAt, type Refused } from "../../building/refused";
import { mendName } from "../../building/mendWords";
import { layerName } from "../../building/words";
import { late } from "../../i18n/late";
import { inWords } from "../../shell/problem";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { arrangement } from "./model";

/** The card under the rail, where the fault is. */
export function MendCard() {
  const { columns, rail, width } = arrangement.value;
  const place = useComputed(() => {
    const now = refused.value;
    if (!now) return null;
    const id = shownAt(now, (other) => columns.some(({ layer }) => layer === other));
    const at = columns.findIndex(({ layer }) => layer === id);
    const here = columns[at]?.middle ?? width / 2;
    const next = columns[at + 1]?.middle;
    return now.layer === id || next === undefined ? here : (here + next) / 2;
  });
  const now = refused.value;
  if (!now || rail === null) return null;
  const half = 150;
  const x = Math.max(half + 8, Math.min(width - half - 8, place.value ?? 0));
  return (
    <div class="mendcard" style={{ left: `${x}px`, top: `${rail + 20}px` }} data-testid="mend-card">
      <Mending refused={now} />
    </div>
  );
}

/** The fault in words and its mends as buttons; also shown in the sheet of layers. */
export function Mending({ refused: now }: { refused: Refused }) {
  const words = late.value.building.mends;
  const { expected, got, message } = inWords(now.problem);
  return (
    <div
      role="group"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        letBe();
      }}
    >
      <p role="alert">
        <Icon name="warning" />
        <span>
          <b>{now.layer === null ? words.title : layerName(now.draft, now.layer)}</b> {words.expected(expected, got)}{" "}
          {message}
          {now.more > 0 && ` ${words.more(now.more)}`}
        </span>
      </p>
      <div class="mends">
        {now.mends.map((how, i) => (
          <Button
            key={how.kind}
            look={i === 0 ? "primary" : "line"}
            data-testid={`mend-${how.kind}`}
            onClick={() => mend(how)}
          >
            {mendName(now.draft, how)}
          </Button>
        ))}
        <Button data-testid="mend-not" onClick={letBe}>
          {words.letBe}
        </Button>
      </div>
    </div>
  );
}
