/** F2: every category as a card with its template, how much the sample draws it, and how it stands in the search. */
import { css, category as colourOf } from "../../draw/colour";
import { dark } from "../../theme";
import { categories, picture, searches, standing, templateOf, told } from "./state";
import { words } from "./words";
import { Pixels } from "./Pixels";

const EMPTY = new Uint8Array();

function Card({ number, most }: { number: number; most: number }) {
  const payload = told.value;
  const known = categories.value;
  const size = picture.value;
  const spoken = words.value.cards;
  const free = !known || number >= known.members.data.length;
  const drawn = payload?.activations.data[number] ?? 0;
  const state = standing(payload, number);
  const members = known?.members.data[number] ?? 0;
  const name = free ? spoken.free : spoken.category(number + 1);
  const what = `${name}. ${free ? "" : spoken.members(members)} ${spoken.standing[state]}`;
  const template = (): Uint8Array => {
    const now = categories.value;
    return now && number < now.members.data.length ? templateOf(now, number) : EMPTY;
  };
  return (
    <li
      class={`artcard ${state}${free ? " free" : ""}`}
      style={{ "--tone": css(colourOf(number, dark.value)) }}
      aria-label={what}
      data-testid={`category-${number}`}
      data-value={state}
    >
      <b class="number">{free ? "+" : number + 1}</b>
      {size && <Pixels values={template} size={size} label={name} />}
      <span class="drawn" title={spoken.drawn}>
        <i style={{ height: `${most > 0 ? (drawn / most) * 100 : 0}%` }} />
      </span>
      <span class="count">{free ? spoken.free : spoken.members(members)}</span>
    </li>
  );
}

export function Cards() {
  const payload = told.value;
  const drawn = payload?.activations.data;
  const used = categories.value?.members.data.length ?? 0;
  const room = searches.value && used < (payload?.most ?? 0) ? 1 : 0;
  const most = drawn?.reduce((top, value) => Math.max(top, value), 0) ?? 0;
  return (
    <ol class={`artcards${picture.value ? "" : " plain"}`} aria-label={words.value.cards.name} tabIndex={0}>
      {Array.from({ length: used + room }, (_, number) => (
        <Card key={number} number={number} most={most} />
      ))}
    </ol>
  );
}
