/** What a W is made of, written beside it while it is on view: mirror, turn, stretch, and the shift that follows. */
import { plain, scientific, superscript } from "../../format";
import { t } from "../../i18n";
import { current, frames } from "../space/frames";
import { linear, phaseOf, polarOf } from "../space/ways";
import { showSurface } from "./surface";

const DEGREES = 180 / Math.PI;
/** More stretches or shifts than this are not written out. */
const PLACES = 2;

const list = (values: ArrayLike<number>, between: string): string =>
  Array.from(values, (v) => plain(v, PLACES)).join(between);

export function Factors() {
  const now = linear.value;
  const polar = now && !showSurface.value ? polarOf(now.frame.layer) : null;
  if (!now || !polar) return null;
  const words = t.value.space.stage.factors;
  const number = superscript(now.frame.number);
  const phase = phaseOf(polar, now.along);
  const shifting = frames.value[current.value]?.phase === "b" || now.along >= 1;
  const angle = `${plain(polar.angle * DEGREES, 0)}°`;
  const part = (on: boolean, name: string, value: string) => (
    <span class={on ? "on" : ""}>
      {name}
      {value && <b>{value}</b>}
    </span>
  );
  const before = frames.value[now.frame.index - 1]?.width ?? polar.n;
  const stretches = polar.stretches.slice(0, Math.min(before, now.frame.width, polar.n));
  const error = scientific(polar.error).replace("+", "");
  return (
    <p class="factors" data-testid="factors" data-value={polar.error} title={words.about(error)}>
      <span class="name">
        <i class="m">W</i>
        {number}
      </span>
      {polar.mirror && part(phase === "mirror", words.mirror, "")}
      {polar.n > 1 && part(phase === "turn", words.turn, angle)}
      {part(phase === "stretch", words.stretch, list(stretches, " · "))}
      {part(shifting, words.shift, `(${list(polar.shift.data, ", ")})`)}
      <span class="vh">{words.about(error)}</span>
      <small>{polar.exact ? words.error(error) : words.projected}</small>
    </p>
  );
}
