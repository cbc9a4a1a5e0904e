/** Where the run is and the controls that move it: reset, a step back, play, one batch, one epoch, speed. */
import { useComputed } from "@preact/signals";
import { keepTraining } from "../../attention";
import { calmed } from "../../calm";
import { reset, setSpeed, step, toggle } from "../../commands";
import { counted, duration, whole } from "../../format";
import { phone } from "../../geometry";
import { t } from "../../i18n";
import { stepwise } from "../../measured";
import { problemsAt } from "../../shell/settings";
import { description, speed } from "../../store";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { Menu } from "../../ui/Menu";
import { diverged, epoch, playing, steps, stepsPerSecond } from "./clock";
import { inPast, lastEpoch, moveSteps, shownStep } from "./moment";

/** Steps for every frame (30 frames a second); 0 is as fast as the server can. */
const SPEEDS = [1, 2, 5, 10, 20, 50, 0];
const RATE_MS = 250;
/** Counts from here on are written with a unit; on a phone, where there is less room, earlier. */
const MANY = 1e6;
const MANY_ON_PHONE = 1e4;

function shortly(count: number): string {
  const many = phone.value ? MANY_ON_PHONE : MANY;
  return count < many ? whole(count) : counted(count, t.value.time.counts, 3);
}

function Clock() {
  const words = t.value.time;
  const count = useComputed(() => t.value.time.steps(shortly(steps.value)));
  const all = useComputed(() => t.value.time.steps(whole(steps.value)));
  const shown = useComputed(() => shortly(stepwise.value ? steps.value : epoch.value));
  const past = useComputed(() => {
    const last = shortly(Math.floor(lastEpoch.value + 1e-6));
    return stepwise.value ? t.value.time.ofSteps(last) : t.value.time.of(last);
  });
  return (
    <div class="ep">
      <span>{stepwise.value ? words.step : words.epoch}</span>
      <b data-testid="epoch" data-value={epoch}>
        {shown}
      </b>
      <span class="of" data-testid="steps" data-value={steps} title={all}>
        {inPast.value ? past : stepwise.value ? "" : count}
      </span>
    </div>
  );
}

function Play() {
  const words = t.value.time;
  const label = playing.value ? words.pause : words.play;
  return (
    <button
      type="button"
      class="go"
      data-testid="play"
      aria-pressed={playing.value}
      aria-label={label}
      title={label}
      disabled={diverged.value && !inPast.value}
      onClick={toggle}
    >
      <Icon name={playing.value ? "pause" : "play"} />
    </button>
  );
}

/** What a step is expected to cost, and which path takes it. */
function cost(): { text: string; about: string } {
  const words = t.value.time;
  const built = description.value;
  if (!built) return { text: "", about: "" };
  return {
    text: words.stepTakes(duration(built.step_seconds, words.durations)),
    about: words.path[built.path],
  };
}

function Speed() {
  const words = t.value.time;
  const name = (stepsAFrame: number): string => (stepsAFrame ? words.stepsAFrame(stepsAFrame) : words.fastest);
  const speeds = SPEEDS.map((value) => ({
    label: name(value),
    checked: value === speed.value,
    testid: `speed-${String(value)}`,
    run: () => setSpeed(value),
  }));
  const keep = {
    label: words.keepTraining,
    about: words.keepTrainingAbout,
    checked: keepTraining.value,
    many: true,
    apart: true,
    testid: "keep-training",
    run: () => (keepTraining.value = !keepTraining.value),
  };
  const { text, about } = cost();
  const button = (
    <>
      <span class="vh">{words.speed}: </span>
      <span data-testid="speed-value" data-value={speed.value}>
        {name(speed.value)}
      </span>
      <Icon name="down" />
    </>
  );
  return (
    <Menu
      button={button}
      label={`${words.speed}: ${name(speed.value)}`}
      items={[...speeds, keep]}
      note={text && words.costInWords(text, about)}
      align="start"
      class="btn sp"
      testid="speed"
    />
  );
}

/** Steps a second without the flicker of the last digits. */
const calmRate = calmed(() => stepsPerSecond.value, RATE_MS);

/** How fast it goes; while it does not, how long a step is expected to take. */
function Rate() {
  const refused = problemsAt("network").length + problemsAt("learner.batch").length > 0;
  const text = useComputed(() => {
    const words = t.value.time;
    return playing.value ? words.stepsPerSecond(counted(calmRate.value ?? 0, words.counts)) : cost().text;
  });
  const about = useComputed(() => cost().about);
  return (
    <span
      class={`rate${refused ? " wrong" : ""}`}
      data-testid="steps-per-second"
      data-value={stepsPerSecond}
      title={about}
    >
      {text}
    </span>
  );
}

/** One triangle steps a batch; two step an epoch. */
function EpochIcon() {
  return (
    <svg class="ic" viewBox="0 0 16 16" aria-hidden="true">
      <path
        class="f"
        d="M1.5 4.4v7.2c0 .4.4.6.7.4l4.6-3.6a.5.5 0 0 0 0-.8L2.2 4c-.3-.2-.7 0-.7.4ZM7.3 4.4v7.2c0 .4.4.6.7.4l4.6-3.6a.5.5 0 0 0 0-.8L8 4c-.3-.2-.7 0-.7.4Z"
      />
      <path d="M14.3 3.7v8.6" />
    </svg>
  );
}

export function Transport() {
  const words = t.value.time;
  const still = !description.value || (diverged.value && !inPast.value);
  return (
    <div class="tl">
      <Clock />
      <div class="tp">
        <Button icon="reset" label={words.reset} data-testid="reset" onClick={reset} />
        <Button
          icon="back"
          label={words.stepBack}
          data-testid="step-back"
          disabled={!description.value || shownStep.value === 0}
          onClick={() => moveSteps(-1)}
        />
        <Play />
        <Button
          icon="step"
          label={stepwise.value ? words.stepOne : words.stepBatch}
          data-testid="step"
          disabled={still}
          onClick={(event) => step(event.shiftKey ? "epoch" : "batch")}
        />
        {!stepwise.value && (
          <Button
            label={words.stepEpoch}
            data-testid="step-epoch"
            class="sq one-epoch"
            disabled={still}
            onClick={() => step("epoch")}
          >
            <EpochIcon />
          </Button>
        )}
      </div>
      <div class="tr">
        <Speed />
        <Rate />
      </div>
    </div>
  );
}
