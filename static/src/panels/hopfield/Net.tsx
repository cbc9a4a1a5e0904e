/** The main picture: what the trial began with, the units now, what pulls at them, and the memory they are nearest to. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { act, play, setSpeed } from "../../commands";
import { percent, signed } from "../../format";
import { description, run } from "../../store";
import { Button } from "../../ui/Button";
import { Slider } from "../../ui/Slider";
import { FEW, now, nameOf, nearest, settings, sizeOf, useNow, valueOf } from "./now";
import { Picture } from "./Picture";
import { State } from "./State";
import { words } from "./words";

function Beside({ title, note, children }: { title: string; note?: string; children: ComponentChildren }) {
  return (
    <figure class="hop-beside">
      <figcaption>
        <span>{title}</span>
        {note && <b>{note}</b>}
      </figcaption>
      {children}
    </figure>
  );
}

/** What the last step did, in one sentence. */
export function said(): string {
  const told = now.value;
  const says = words.value.says;
  if (!told?.stored) return says.blank;
  const near = nearest.value;
  if (told.phase === "store") return says.stored(nameOf(told.stored - 1), told.stored);
  if (told.phase === "over" && !(run.value.playing && run.value.stepsPerSecond > FAST)) {
    if (!near) return says.rests;
    if (near.overlap > 0.999) return says.found(nameOf(near.memory));
    if (near.overlap < -0.999) return says.negative(nameOf(near.memory));
    return says.stuck(nameOf(near.memory), percent(near.overlap));
  }
  const name = told.cued >= 0 ? nameOf(told.cued) : "";
  if (run.value.playing && run.value.stepsPerSecond > FAST) return says.fast(told.trial, name);
  if (!told.updates) return says.began[told.origin](name);
  if (told.unit < 0) return says.moved(told.changed);
  const [, columns] = sizeOf(told.state);
  const row = Math.floor(told.unit / columns) + 1;
  const pull = signed(valueOf(told.field, told.unit));
  return says.asked(row, (told.unit % columns) + 1, pull, told.changed > 0);
}

/** The nearest memory, drawn the other way round where the state is most like its negative. */
function Nearest() {
  const { net } = words.value;
  const near = nearest.value;
  if (!near)
    return (
      <Beside title={net.nearest}>
        <div class="hop-pic" />
      </Beside>
    );
  const negative = near.overlap < 0;
  const note = `${nameOf(near.memory)}  ${percent(near.overlap)}`;
  return (
    <Beside title={negative ? net.nearestNegative : net.nearest} note={note}>
      <Picture
        of={() => now.value?.pictures}
        which={() => ({ index: nearest.value?.memory ?? 0, negative: (nearest.value?.overlap ?? 0) < 0 })}
      />
    </Beside>
  );
}

function Actions() {
  const { actions } = words.value;
  const share = useSignal(0.25);
  const alive = now.value !== null;
  return (
    <div class="hop-actions" role="toolbar" aria-label={actions.label}>
      <Button
        look="line"
        data-testid="hop-noise"
        disabled={!alive}
        onClick={() => act({ kind: "damage", how: "flip", share: share.value })}
      >
        {actions.noise}
      </Button>
      <Button
        look="line"
        data-testid="hop-erase"
        disabled={!alive}
        onClick={() => act({ kind: "damage", how: "erase", share: share.value })}
      >
        {actions.erase}
      </Button>
      <Slider
        label={actions.share}
        min={0.05}
        max={1}
        step={0.05}
        value={share.value}
        format={(value) => percent(value)}
        testid="hop-share"
        onInput={(value) => (share.value = value)}
      />
      <Button look="line" data-testid="hop-random" disabled={!alive} onClick={() => act({ kind: "scatter" })}>
        {actions.random}
      </Button>
      {!run.value.playing && now.value?.phase === "recall" && (
        <Button look="primary" data-testid="hop-recall" onClick={play}>
          {actions.recall}
        </Button>
      )}
    </div>
  );
}

/** Slow enough at first that units are seen to turn one by one. */
const SLOW = 1;
/** Steps a second from which on they are too many to be told of one by one. */
const FAST = 100;

export function Net() {
  useNow();
  useEffect(() => {
    const few = (description.peek()?.features.length ?? 0) <= FEW;
    if (run.peek().latest === 0 && (few || settings.peek()?.cue !== "random")) setSpeed(SLOW);
  }, []);
  const { net } = words.value;
  return (
    <div class="hop-net" data-testid="hop-net" data-value={now.value?.phase ?? ""}>
      <div class="hop-row">
        <Beside title={net.began}>
          <Picture of={() => (now.value?.stored ? now.value.cue : null)} />
        </Beside>
        <State />
        <div class="hop-pair">
          <Beside title={net.pull}>
            <Picture of={() => (now.value?.stored ? now.value.field : null)} signed />
          </Beside>
          <Nearest />
        </div>
      </div>
      <p class="hop-said" role="status" aria-live={run.value.playing ? "off" : "polite"} data-testid="hop-said">
        {said()}
      </p>
      <Actions />
    </div>
  );
}
