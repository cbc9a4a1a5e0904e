/** The band of layers: which one learns, how far each has come, and what they draw. It can make room for the film. */
import { reset } from "../../commands";
import { asFilm, layered } from "../../layered";
import { t } from "../../i18n";
import { description, followed } from "../../store";
import { Button } from "../../ui/Button";
import { Fields } from "../../ui/Fields";
import { Popover } from "../../ui/Popover";
import { Segmented } from "../../ui/Segmented";
import { useWatch } from "../../watch";
import { Dreams } from "./Dreams";
import { LayerCard } from "./LayerCard";
import { layers, phase, retold, settings } from "./now";
import { Pixels } from "./Pixels";
import { words } from "./words";

/** What is going on, in one sentence. */
function sentence(): string {
  const told = phase.value;
  const { says } = words.value;
  const count = layers.value.length;
  if (!told || !count) return "";
  if (!told.epochs) return says.plain;
  if (told.working === null) return says.tuning(told.epoch);
  if (!told.height) return says.ready(count);
  return says.working(told.working + 1, count);
}

function Views() {
  const { view } = words.value;
  return (
    <Segmented
      label={view.label}
      value={asFilm.value ? "film" : "layers"}
      options={[
        { value: "layers", label: view.layers },
        { value: "film", label: t.value.space.band },
      ]}
      onChange={(value) => (asFilm.value = value === "film")}
    />
  );
}

function Settings() {
  const { settings: said } = words.value;
  const own = settings.value?.unit === "rbm" ? (["k"] as const) : (["tied"] as const);
  return (
    <Popover button={said.open} label={said.title} align="end" class="btn line" data-testid="deep-settings">
      {(close) => (
        <div class="deep-settings">
          <h3>{said.title}</h3>
          <Fields of="learner" only={["unit", "epochs", "pretrain_rate", ...own]} />
          <p>{said.about}</p>
          <Button
            look="line"
            icon="reset"
            data-testid="deep-again"
            onClick={() => {
              reset();
              close();
            }}
          >
            {said.again}
          </Button>
        </div>
      )}
    </Popover>
  );
}

function Original() {
  if (!description.value?.picture) return null;
  const { card } = words.value;
  return (
    <article class="deep-card first" aria-label={card.picture(followed.value + 1)}>
      <h3>{card.picture(followed.value + 1)}</h3>
      <div class="body" aria-hidden="true">
        <Pixels of={() => retold.value?.pictures} index={0} />
        <div class="told" />
      </div>
      <p class="state">{card.retold}</p>
    </article>
  );
}

function Layers() {
  useWatch("pretraining", () => ({ probe: "pretraining", options: {}, hz: 10 }));
  useWatch("retold", () => {
    const { train = 1, test = 0, picture = null } = description.value ?? {};
    return picture && { probe: "retold", options: { index: Math.min(followed.value, train + test - 1) }, hz: 6 };
  });
  const said = words.value;
  return (
    <div class="deep" data-testid="deep" data-value={phase.value?.working ?? "all"}>
      <div class="hd">
        <h2 class="bt">{said.view.layers}</h2>
        <p class="cap" data-testid="deep-says">
          {sentence()}
        </p>
        <div class="grow" />
        <Settings />
        <Views />
      </div>
      <div class="deep-row">
        <div class="deep-layers" role="group" tabIndex={0} aria-label={said.view.layers}>
          <Original />
          {layers.value.map((layer) => (
            <LayerCard key={layer.place} layer={layer} />
          ))}
        </div>
        {description.value?.picture && <Dreams />}
      </div>
    </div>
  );
}

export function Space() {
  if (layered.value) return <Layers />;
  return (
    <div class="deep-back">
      <Views />
    </div>
  );
}
