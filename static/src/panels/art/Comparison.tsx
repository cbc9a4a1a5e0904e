/** F1 of pictures: the sample, what the chosen category expects, and the two on top of each other. */
import { picture, told } from "./state";
import { words } from "./words";
import { Pixels } from "./Pixels";

const NOTHING = new Uint8Array();

type Read = () => Uint8Array;
const sample: Read = () => told.value?.values.data ?? NOTHING;
const expected: Read = () => told.value?.expected.data ?? NOTHING;
/** The sample, once there is something to compare it with. */
const compared: Read = () => (expected().length ? sample() : NOTHING);

function Shown({ name, values, against }: { name: string; values: Read; against?: Read }) {
  const size = picture.value;
  if (!size) return null;
  return (
    <figure class={values().length ? "" : "empty"}>
      <Pixels values={values} against={against} size={size} label={name} />
      <figcaption>{name}</figcaption>
    </figure>
  );
}

export function Comparison() {
  const spoken = words.value.compare;
  return (
    <div class="comparison">
      <Shown name={spoken.sample} values={sample} />
      <span class="op" aria-hidden="true">
        ∧
      </span>
      <Shown name={spoken.expected} values={expected} />
      <span class="op" aria-hidden="true">
        =
      </span>
      <Shown name={spoken.both} values={compared} against={expected} />
      <ul class="key">
        <li class="in">{spoken.keptKey}</li>
        <li class="only">{spoken.sampleKey}</li>
        <li class="miss">{spoken.expectedKey}</li>
      </ul>
    </div>
  );
}
