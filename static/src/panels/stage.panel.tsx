/** The Stage: the current frame of the film, large, with the choice of how to look at it and a legend. */
import { useComputed, useSignalEffect } from "@preact/signals";
import { percent } from "../format";
import { t } from "../i18n";
import type { Panel } from "../panel";
import "../styles/stage.css";
import { Segmented } from "../ui/Segmented";
import { useWatch } from "../watch";
import { current, frames, picture, settle, watchCut, watchSpace, watchTargets } from "./space/frames";
import { titleOf } from "./space/words";
import { Legend } from "./stage/Legend";
import { StageCanvas } from "./stage/StageCanvas";
import { choose, kept, possible, viewOf, type View } from "./stage/view";

function Views({ width }: { width: number }) {
  const words = t.value.space.stage;
  const option = (value: View, label: string, title: string) => ({
    value,
    label,
    title: `${label}. ${title}`,
    disabled: !possible(width, value),
  });
  return (
    <Segmented
      label={words.view}
      value={viewOf(width)}
      options={[
        option("flat", words.flat, words.flatTitle),
        option("solid", words.solid, words.solidTitle),
        option("pca", words.pca, words.pcaTitle),
      ]}
      onChange={(view) => choose(width, view)}
    />
  );
}

/** The share of variance that the view keeps, where it shows less than all. */
function Kept() {
  const text = useComputed(() => {
    const frame = frames.value[current.value];
    const space = picture.value;
    const share = frame && space ? kept(frame, space) : null;
    return share === null ? "" : t.value.space.stage.keeps(percent(share));
  });
  return text.value ? <p class="keeps">{text}</p> : null;
}

function Stage() {
  useWatch("space", watchSpace);
  useWatch("straight_cut", watchCut);
  useWatch("data", watchTargets);
  useSignalEffect(settle);
  const frame = frames.value[current.value];
  return (
    <div class="stg" data-testid="space" data-value={frame?.key ?? ""}>
      <div class="hd">
        <h2 class="bt">{frame ? titleOf(frame, t.value) : ""}</h2>
        <div class="grow" />
        {frame && <Views width={frame.width} />}
      </div>
      <StageCanvas />
      <Kept />
      <Legend />
    </div>
  );
}

export default { name: "stage", area: "stage", order: 0, Component: Stage, embed: true } satisfies Panel;
