/** Where the run is and the controls that move it: reset, new seed, play, one batch, one epoch, speed. */
import { useComputed } from "@preact/signals";
import { newSeed, reset, setSpeed, step, toggle } from "../../commands";
import { whole } from "../../format";
import { t } from "../../i18n";
import { description, speed } from "../../store";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { Menu } from "../../ui/Menu";
import { diverged, epoch, playing, steps, stepsPerSecond } from "./clock";

/** Steps for every frame (30 frames a second); 0 is as fast as the server can. */
const SPEEDS = [1, 2, 5, 10, 20, 50, 0];

function Clock() {
  const count = useComputed(() => t.value.time.steps(whole(steps.value)));
  const shown = useComputed(() => whole(epoch.value));
  return (
    <div class="ep">
      <span>{t.value.time.epoch}</span>
      <b data-testid="epoch" data-value={epoch}>
        {shown}
      </b>
      <span class="of" data-testid="steps" data-value={steps}>
        {count}
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
      disabled={diverged.value}
      onClick={toggle}
    >
      <Icon name={playing.value ? "pause" : "play"} />
    </button>
  );
}

function Speed() {
  const words = t.value.time;
  const name = (stepsAFrame: number): string => (stepsAFrame ? words.stepsAFrame(stepsAFrame) : words.fastest);
  const items = SPEEDS.map((value) => ({
    label: name(value),
    checked: value === speed.value,
    testid: `speed-${String(value)}`,
    run: () => setSpeed(value),
  }));
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
      items={items}
      align="start"
      class="btn sp"
      testid="speed"
    />
  );
}

function Rate() {
  const text = useComputed(() => (playing.value ? t.value.time.stepsPerSecond(whole(stepsPerSecond.value)) : ""));
  return (
    <span class="rate" data-testid="steps-per-second" data-value={stepsPerSecond}>
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
  const still = !description.value || diverged.value;
  return (
    <div class="tl">
      <Clock />
      <div class="tp">
        <Button icon="reset" label={words.reset} data-testid="reset" onClick={reset} />
        <Button icon="dice" label={words.newSeed} data-testid="new-seed" class="seed" onClick={newSeed} />
        <Play />
        <Button
          icon="step"
          label={words.stepBatch}
          data-testid="step"
          disabled={still}
          onClick={(event) => step(event.shiftKey ? "epoch" : "batch")}
        />
        <Button
          label={words.stepEpoch}
          data-testid="step-epoch"
          class="sq one-epoch"
          disabled={still}
          onClick={() => step("epoch")}
        >
          <EpochIcon />
        </Button>
      </div>
      <div class="tr">
        <Speed />
        <Rate />
      </div>
    </div>
  );
}
