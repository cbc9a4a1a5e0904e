/** Where trials have ended, the commonest first: stored pictures, their negatives, and what nobody has stored. */
import { percent, plain, whole } from "../../format";
import { useWatch } from "../../watch";
import { ends, nameOf } from "./now";
import { Picture } from "./Picture";
import { words } from "./words";

export function Ends() {
  useWatch("hopfield_ends", () => ({ probe: "hopfield_ends", options: {}, hz: 4 }));
  const told = ends.value;
  const { stage } = words.value;
  if (!told?.ends.length) return <p class="hop-empty">{stage.noEnds}</p>;
  const most = Math.max(...told.counts.data, 1);
  return (
    <div class="hop-ends" data-testid="hop-ends" data-value={told.ends.length}>
      <p class="lb">{stage.endsAbout(whole(told.trials), told.ends.length)}</p>
      <ul tabIndex={0} aria-label={stage.views.ends}>
        {told.ends.map((end, at) => {
          const count = told.counts.data[at] ?? 0;
          const kind = end.rests ? end.kind : "circle";
          const name = end.nearest >= 0 ? nameOf(end.nearest) : "";
          return (
            <li
              key={at}
              data-kind={kind}
              title={`${stage.kinds[kind](name)}, ${percent(end.overlap)}, E ${plain(told.energies.data[at], 1)}`}
            >
              <Picture of={() => ends.value?.pictures} index={at} hz={4} />
              <span class="kd">{stage.kinds[kind](name)}</span>
              <span class="bar" aria-hidden="true">
                <i style={{ width: `${(100 * count) / most}%` }} />
              </span>
              <b>{stage.times(whole(count))}</b>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
