/** The followed point with its numbers and neighbours at every stage, and the list of points that are classified wrongly. */
import { useSignal } from "@preact/signals";
import { percent, plain } from "../../format";
import { t } from "../../i18n";
import { description, followed, probe } from "../../store";
import { Checkbox } from "../../ui/Checkbox";
import { Segmented } from "../../ui/Segmented";
import { useWatch } from "../../watch";
import { PointButtons, pointText } from "../microscope/PointStepper";
import { frames, isLarge, type Frame } from "../space/frames";
import { NEIGHBOURS, showNeighbours } from "../space/neighbours";
import { glideTo } from "../space/travel";
import { isSymbol, symbolOf } from "../space/words";

const HZ = 4;
const MOST = 100;
/** Numbers written out of a stage. */
const SHOWN = 3;
const PLACES = 2;

function numbersAt({ phase, layer }: Frame): ArrayLike<number> {
  const point = probe("point:stage").value;
  if (!point || point.index !== followed.value) return [];
  return (phase === "input" ? point.inputs : point.layers[layer]?.a)?.data ?? [];
}

function Numbers({ frame }: { frame: Frame }) {
  const all = Array.from(numbersAt(frame));
  const text = all.slice(0, SHOWN).map((v) => plain(v, PLACES));
  return <>{text.join(", ") + (all.length > SHOWN ? ", …" : "")}</>;
}

function Stages() {
  const words = t.value.space.stage.points;
  const near = probe("neighbours:panel").value;
  const known = near?.index === followed.value ? near.keys : null;
  return (
    <table class="at">
      <thead>
        <tr>
          <th scope="col">{words.stage}</th>
          <th scope="col">{words.numbers}</th>
          {description.value?.classes !== 0 && <th scope="col">{words.same(NEIGHBOURS)}</th>}
        </tr>
      </thead>
      <tbody>
        {frames.value.filter(isLarge).map((frame) => {
          const same = known?.[frame.key]?.same ?? null;
          return (
            <tr key={frame.key}>
              <th scope="row">
                <button type="button" class={isSymbol(frame) ? "m" : ""} onClick={() => glideTo(frame.index)}>
                  {symbolOf(frame, t.value)}
                </button>
              </th>
              <td>
                <Numbers frame={frame} />
              </td>
              {description.value?.classes !== 0 && (
                <td>
                  {same !== null && (
                    <>
                      <i class="bar" style={{ "--v": `${same * 100}%` }} aria-hidden="true" />
                      {percent(same)}
                    </>
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The nearest points where they first differ from the followed one in class, or at the last stage. */
function Nearest() {
  const words = t.value.space.stage.points;
  const near = probe("neighbours:panel").value;
  const last = frames.value.filter(isLarge);
  if (near?.index !== followed.value) return null;
  return (
    <dl class="near">
      {[last[0], last.at(-2), last.at(-1)]
        .filter((frame, i, all): frame is Frame => frame !== undefined && all.indexOf(frame) === i)
        .map((frame) => (
          <div key={frame.key}>
            <dt class={isSymbol(frame) ? "m" : ""}>{symbolOf(frame, t.value)}</dt>
            <dd>
              {Array.from(near.keys[frame.key]?.index.data ?? [], (index) => (
                <button
                  key={index}
                  type="button"
                  aria-label={words.follow(index + 1)}
                  onClick={() => (followed.value = index)}
                >
                  {index + 1}
                </button>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Followed() {
  const words = t.value.space.stage.points;
  useWatch("point:stage", () => ({ probe: "point", options: { index: followed.value }, hz: HZ }));
  useWatch("neighbours:panel", () => ({
    probe: "neighbours",
    options: { index: followed.value, count: NEIGHBOURS },
    hz: HZ,
  }));
  return (
    <>
      <div class="who">
        <b data-testid="followed" data-value={followed.value}>
          {pointText()}
        </b>
        <PointButtons />
      </div>
      <Stages />
      <h3>{words.nearest}</h3>
      <Nearest />
      <Checkbox checked={showNeighbours.value} testid="draw-neighbours" onChange={(on) => (showNeighbours.value = on)}>
        {words.draw}
      </Checkbox>
    </>
  );
}

function Mistakes() {
  const words = t.value.space.stage.points;
  useWatch("mistakes", () => ({ probe: "mistakes", options: { most: MOST }, hz: HZ }));
  const found = probe("mistakes").value;
  if (description.value?.classes === 0) return <p class="none">{words.regression}</p>;
  if (!found) return <p class="none">{words.waiting}</p>;
  if (found.total === 0)
    return (
      <p class="none" data-testid="no-mistakes">
        {words.none}
      </p>
    );
  return (
    <>
      <p data-testid="mistakes-total" data-value={found.total}>
        {words.total(found.total, found.train)}
      </p>
      <div class="scroll">
        <table class="wrong">
          <thead>
            <tr>
              <th scope="col">{words.point}</th>
              <th scope="col">{words.is}</th>
              <th scope="col">{words.taken}</th>
              <th scope="col">{words.sure}</th>
            </tr>
          </thead>
          <tbody>
            {Array.from(found.index.data, (index, i) => (
              <tr key={index} class={index === followed.value ? "on" : ""}>
                <th scope="row">
                  <button
                    type="button"
                    aria-label={words.follow(index + 1)}
                    aria-pressed={index === followed.value}
                    data-testid={`mistake-${i}`}
                    data-value={index}
                    onClick={() => {
                      followed.value = index;
                      showNeighbours.value = true;
                    }}
                  >
                    {index + 1}
                  </button>
                </th>
                <td>{found.label.data[i]}</td>
                <td>{found.predicted.data[i]}</td>
                <td>{percent(found.confidence.data[i])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export default function Points() {
  const words = t.value.space.stage.points;
  const tab = useSignal<"point" | "mistakes">("point");
  return (
    <div class="points">
      <Segmented
        label={words.name}
        value={tab.value}
        options={[
          { value: "point", label: words.tab },
          { value: "mistakes", label: words.mistakes },
        ]}
        tabs
        onChange={(next) => (tab.value = next)}
      />
      {tab.value === "point" ? <Followed /> : <Mistakes />}
    </div>
  );
}
