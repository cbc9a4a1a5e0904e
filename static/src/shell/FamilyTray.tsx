/** In place of the tray where there is no network: what the model does, in one sentence, and the seed. */
import { spokenFamily } from "../family";
import { phone } from "../geometry";
import { t } from "../i18n";
import { wanted } from "../store";
import { Later } from "../ui/Later";
import { Chip } from "./Chip";
import { ModelMenu } from "./ModelMenu";

export function FamilyTray() {
  const { tray } = t.value.shell;
  const experiment = wanted.value;
  const small = phone.value;
  return (
    <nav class={small ? "labbar of-family" : "tray of-family"} aria-label={t.value.shell.regions.settings}>
      {small && <ModelMenu class="chip" />}
      <span class="lb" title={spokenFamily.value.about}>
        {spokenFamily.value.about}
      </span>
      <div class="grow" />
      {experiment && (
        <Chip name={tray.seed} value={experiment.seed} paths={["seed"]} notes={[tray.restartsSeed]} testid="seed">
          <Later part="SeedFields" experiment={experiment} />
        </Chip>
      )}
    </nav>
  );
}
