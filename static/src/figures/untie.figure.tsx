/** What cannot be untied: how many points the best straight cut gets right at the input and at its best, and each lane's accuracy. */
import { percent } from "../format";
import { t } from "../i18n";
import { accuracy } from "../panels/time/write";
import { probe } from "../store";
import { useWatch } from "../watch";
import { LaneTable } from "./LaneTable";
import type { Figure } from "./figure";

function Untie() {
  useWatch("straight_cut", () => ({ probe: "straight_cut", options: {}, hz: 2 }));
  const { compare, figures } = t.value;
  const score = probe("straight_cut").value?.score.data;
  return (
    <>
      {score && <p data-testid="figure-cut">{figures.cut(percent(score[0]), percent(Math.max(...score)))}</p>}
      <LaneTable
        columns={[
          { name: figures.accuracyTrain, of: ({ told }) => accuracy(told.accuracyTrain) },
          { name: compare.accuracy, of: ({ told }) => accuracy(told.accuracyTest) },
        ]}
      />
    </>
  );
}

export default { name: "untie", Component: Untie } satisfies Figure;
