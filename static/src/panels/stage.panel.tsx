/** The Stage: the current frame of the film, large, with the choice of how to look at it and a legend. */
import { useSignalEffect } from "@preact/signals";
import { t } from "../i18n";
import type { Panel } from "../panel";
import "../styles/stage.css";
import { Segmented } from "../ui/Segmented";
import { useWatch } from "../watch";
import { chooseUnits } from "./space/chosen";
import {
  current,
  drawnWidth,
  frames,
  picture,
  settle,
  watchCut,
  watchSpace,
  watchTargets,
  type Frame,
} from "./space/frames";
import { watchPolar } from "./space/ways";
import { titleOf } from "./space/words";
import { Factors } from "./stage/Factors";
import { Legend } from "./stage/Legend";
import { StageCanvas } from "./stage/StageCanvas";
import { showSurface, watchGround, watchSurface } from "./stage/surface";
import { regionsText, Tools } from "./stage/Tools";
import { Units } from "./stage/Units";
import { choose, possible, viewOf, type View } from "./stage/view";

function Views({ frame }: { frame: Frame }) {
  const words = t.value.space.stage;
  const width = picture.value ? drawnWidth(frame, picture.value) : frame.width;
  const wide = frame.width > 3;
  const option = (value: View, label: string, title: string) => ({
    value,
    label,
    title: `${label}. ${title}`,
    disabled: !possible(width, value) && !(wide && value === "pca"),
  });
  return (
    <Segmented<View | "">
      label={words.view}
      value={showSurface.value ? "" : viewOf(width)}
      options={[
        option("flat", words.flat, words.flatTitle),
        option("solid", words.solid, words.solidTitle),
        option("pca", words.pca, words.pcaTitle),
      ]}
      onChange={(view) => {
        showSurface.value = false;
        if (!view) return;
        if (wide && view === "pca") chooseUnits(frame.layer, null);
        choose(wide && view === "pca" ? frame.width : width, view);
      }}
    />
  );
}

/** What is said about the picture, over its upper left corner. */
function Notes() {
  const text = regionsText();
  return (
    <div class="notes">
      {!showSurface.value && <Units />}
      <Factors />
      {text && !showSurface.value && (
        <p class="keeps" data-testid="regions-count">
          {text}
        </p>
      )}
    </div>
  );
}

function Stage() {
  useWatch("space", watchSpace);
  useWatch("straight_cut", watchCut);
  useWatch("data", watchTargets);
  useWatch("data", watchGround);
  useWatch("polar", watchPolar);
  useWatch("surface:stage", watchSurface);
  useSignalEffect(settle);
  const frame = frames.value[current.value];
  const title = showSurface.value ? t.value.space.stage.surface.title : frame ? titleOf(frame, t.value) : "";
  return (
    <div class="stg" data-testid="space" data-value={frame?.key ?? ""}>
      <div class="hd">
        <h2 class="bt">{title}</h2>
        <div class="grow" />
        {frame && <Views frame={frame} />}
      </div>
      <StageCanvas />
      <Notes />
      <Tools />
      <Legend />
    </div>
  );
}

export default { name: "stage", area: "stage", order: 0, Component: Stage, embed: true } satisfies Panel;
