/** The main picture: a picture goes in at the left, hidden units look at it, and make it anew at the right. */
import { percent, plain } from "../../../format";
import { curve, run } from "../../../store";
import { Button } from "../../../ui/Button";
import { Picture } from "../Picture";
import { valueOf } from "../pixels";
import { words } from "../words";
import { FieldGrid } from "./FieldGrid";
import { fields, hidden, index, pictures, reach, reconstruction, settings, useFields, useReconstruction } from "./now";

/** What has come of it so far, in one sentence. */
function said(): string {
  const { says } = words.value.rbm;
  const { step, diverged, lossTrain } = run.value;
  if (diverged) return says.off;
  if (settings.value?.rate === 0) return says.rest;
  const first = curve.value.lossTrain[0];
  if (step === 0 || first === undefined || lossTrain === null || lossTrain >= first) return says.fresh;
  return says.learns(percent(1 - lossTrain / first));
}

function Shown() {
  const { rbm } = words.value;
  const told = reconstruction.value;
  const go = (by: number): void => {
    const count = Math.max(1, pictures.value);
    index.value = (index.value + by + count) % count;
  };
  return (
    <figure class="bm-figure">
      <Picture of={() => reconstruction.value?.shown} />
      <figcaption>
        <Button icon="left" label={rbm.before} data-testid="bm-before" onClick={() => go(-1)} />
        <span data-testid="bm-index" data-value={told?.index ?? ""}>
          {told ? rbm.picture(told.index + 1, told.tested) : ""}
        </span>
        <Button icon="right" label={rbm.next} data-testid="bm-next" onClick={() => go(1)} />
      </figcaption>
    </figure>
  );
}

function Made() {
  const { rbm } = words.value;
  const told = reconstruction.value;
  return (
    <figure class="bm-figure">
      <Picture of={() => reconstruction.value?.made} />
      <figcaption>
        <span>
          {rbm.made}
          <br />
          <b>{told ? rbm.off(plain(told.error)) : ""}</b>
        </span>
      </figcaption>
    </figure>
  );
}

/** The chosen hidden unit, large, and the pictures that turn it on most. */
function Chosen() {
  const { rbm } = words.value;
  const told = fields.value;
  if (!told) return <div class="bm-chosen" />;
  return (
    <div class="bm-chosen">
      <h2 class="bt">{rbm.unit(told.unit + 1)}</h2>
      <p class="lb">{rbm.often(percent(valueOf(told.often, told.unit)))}</p>
      <div class="large">
        <Picture key={told.unit} of={() => fields.value?.fields} index={told.unit} reach={reach.value} />
      </div>
      <p class="lb">{rbm.favourites}</p>
      <ul>
        {Array.from(told.chance.data, (chance, place) => (
          <li
            key={place}
            title={percent(chance)}
            aria-label={`${rbm.picture((told.index.data[place] ?? 0) + 1, false)}, ${percent(chance)}`}
          >
            <Picture of={() => fields.value?.pictures} index={place} />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Net() {
  useFields();
  useReconstruction();
  const { rbm } = words.value;
  return (
    <div class="bm-net bm-rbm" data-testid="bm-net">
      <div class="hd">
        <h2 class="bt">{rbm.fields(hidden.value)}</h2>
        <span class="lb">{rbm.lit}</span>
      </div>
      <div class="row">
        <Shown />
        <FieldGrid />
        <Made />
        <Chosen />
      </div>
      <p class="bm-said" role="status" aria-live={run.value.playing ? "off" : "polite"} data-testid="bm-said">
        {said()}
      </p>
    </div>
  );
}
