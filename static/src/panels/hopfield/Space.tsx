/** The band below: what is stored, with how much of each is in the state, and the film of the recall under way. */
import { useSignal } from "@preact/signals";
import { act } from "../../commands";
import { percent, plain, whole } from "../../format";
import { useCanvas } from "../../draw/useCanvas";
import { ink } from "../../theme";
import { Button } from "../../ui/Button";
import { useWatch } from "../../watch";
import { Editor } from "./Editor";
import { film, nameOf, now } from "./now";
import { Picture } from "./Picture";
import { words } from "./words";

/** One memory: pressed, a trial begins with it, damaged. */
function Memory({ memory }: { memory: number }) {
  const told = now.value;
  const overlap = told?.overlaps.data[memory] ?? 0;
  const share = told?.shares?.data[memory];
  const stored = memory < (told?.stored ?? 0);
  const name = nameOf(memory);
  const { space } = words.value;
  return (
    <button
      type="button"
      class="hop-memory"
      data-stored={stored}
      data-cued={told?.cued === memory && told.phase !== "store"}
      aria-label={space.memory(name, percent(overlap), share === undefined ? null : percent(share))}
      title={space.begin(name)}
      data-testid={`hop-memory-${memory}`}
      data-value={overlap}
      onClick={() => act({ kind: "recall", memory })}
    >
      <Picture of={() => now.value?.pictures} index={memory} hz={4} />
      <span class="bar" aria-hidden="true">
        <i
          class={overlap < 0 ? "neg" : "pos"}
          style={{ width: `${50 * Math.abs(overlap)}%`, [overlap < 0 ? "right" : "left"]: "50%" }}
        />
      </span>
      <span class="nm" aria-hidden="true">
        <b>{name}</b> {stored ? percent(overlap) : space.notYet}
      </span>
    </button>
  );
}

function Memories() {
  const editing = useSignal(false);
  const told = now.value;
  const { space } = words.value;
  return (
    <div class="hop-memories">
      <div class="hd">
        <h2 class="bt">{space.memories}</h2>
        <span class="lb">{told ? space.stored(told.stored, told.pictures.shape[0] ?? 0) : ""}</span>
        <div class="grow" />
        <Button look="line" icon="pen" data-testid="hop-edit" onClick={() => (editing.value = true)}>
          {space.edit}
        </Button>
      </div>
      <div class="list" role="group" aria-label={space.memories}>
        {Array.from({ length: told?.pictures.shape[0] ?? 0 }, (_, memory) => (
          <Memory key={memory} memory={memory} />
        ))}
      </div>
      {editing.value && <Editor onClose={() => (editing.value = false)} />}
    </div>
  );
}

/** The energy under the film: a dot a picture, joined, falling. */
function Falling({ width }: { width: number }) {
  const ref = useCanvas((g, _, height) => {
    const told = film.value;
    const energy = now.value?.energy;
    if (!told || energy === undefined) return;
    const energies = [...told.energies.data];
    const [least, most] = [Math.min(...energies, energy), Math.max(...energies, energy)];
    const x = (at: number): number => (at + 0.5) * width;
    const y = (value: number): number => 7 + (height - 14) * (most > least ? (most - value) / (most - least) : 0.5);
    g.beginPath();
    energies.forEach((value, at) => (at ? g.lineTo(x(at), y(value)) : g.moveTo(x(at), y(value))));
    g.strokeStyle = ink.value["ink-3"];
    g.lineWidth = 1.5;
    g.stroke();
    g.fillStyle = ink.value.ink;
    energies.forEach((value, at) => {
      g.beginPath();
      g.arc(x(at), y(value), 3, 0, 2 * Math.PI);
      g.fill();
    });
  });
  return <canvas ref={ref} class="falling" aria-hidden="true" />;
}

const CELL = 62;

function Film() {
  useWatch("hopfield_film", () => ({ probe: "hopfield_film", options: {}, hz: 8 }));
  const told = film.value;
  const { space } = words.value;
  const count = now.value?.trial ? (told?.updates.data.length ?? 0) : 0;
  return (
    <div class="hop-film" data-testid="hop-film" data-value={count}>
      <div class="hd">
        <h2 class="bt">{space.film}</h2>
        <span class="lb">{count ? space.filmAbout(count) : space.noFilm}</span>
      </div>
      {told && count > 0 && (
        <div class="hop-strip" tabIndex={0} role="group" aria-label={space.film}>
          <ol style={{ width: `${count * CELL}px` }}>
            {Array.from({ length: count }, (_, at) => (
              <li
                key={at}
                aria-label={space.frame(whole(told.updates.data[at] ?? 0), plain(told.energies.data[at], 1))}
              >
                <Picture of={() => film.value?.pictures} index={at} hz={8} />
                <span>{told.updates.data[at]}</span>
              </li>
            ))}
          </ol>
          <div class="low" style={{ width: `${count * CELL}px` }}>
            <Falling width={CELL} />
          </div>
        </div>
      )}
    </div>
  );
}

export function Space() {
  return (
    <div class="hop-space">
      <Memories />
      <Film />
    </div>
  );
}
