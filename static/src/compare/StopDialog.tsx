/** When the run stops by itself. All of it can be turned while it trains. */
import { tune } from "../commands";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { isNetwork } from "../family";
import { testName, tested } from "../measured";
import { dialog, wanted } from "../store";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { NumberField } from "../ui/NumberField";

const set = (field: string) => (value: unknown) => tune(`stop.${field}`, value);
const HUNDRED = 100;

export default function StopDialog() {
  const { stopping: words } = late.value;
  const { shell } = t.value;
  const stop = wanted.value?.stop;
  if (!stop) return null;
  const percent = stop.accuracy === null ? null : Number((stop.accuracy * HUNDRED).toPrecision(6));
  return (
    <Dialog title={words.title} closeLabel={shell.close} class="stops" onClose={() => (dialog.value = null)}>
      <div class="db axes">
        <p>{words.about}</p>
        <NumberField
          label={words.step}
          value={stop.step}
          optional
          integer
          step={100}
          min={1}
          placeholder={words.never}
          testid="stop-step"
          onCommit={set("step")}
        />
        {tested.value && (
          <>
            <NumberField
              label={isNetwork.value ? words.loss : words.atMost(testName("loss"))}
              value={stop.loss}
              optional
              min={0}
              placeholder={words.never}
              testid="stop-loss"
              onCommit={set("loss")}
            />
            {isNetwork.value && (
              <NumberField
                label={words.accuracy}
                value={percent}
                optional
                step={1}
                min={0}
                max={HUNDRED}
                placeholder={words.never}
                testid="stop-accuracy"
                onCommit={(value) => set("accuracy")(value === null ? null : value / HUNDRED)}
              />
            )}
            <NumberField
              label={isNetwork.value ? words.plateau : words.noLonger(testName("loss"))}
              value={stop.plateau}
              optional
              integer
              step={5}
              min={1}
              placeholder={words.never}
              testid="stop-plateau"
              onCommit={set("plateau")}
            />
          </>
        )}
        {tested.value && stop.plateau !== null && (
          <NumberField label={words.least} value={stop.least} min={0} testid="stop-least" onCommit={set("least")} />
        )}
        {tested.value && (
          <Checkbox checked={stop.keep_best} testid="stop-keep-best" onChange={set("keep_best")}>
            {isNetwork.value ? words.keepBest : words.backToLowest(testName("loss"))}
          </Checkbox>
        )}
      </div>
    </Dialog>
  );
}
