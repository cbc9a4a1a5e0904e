/** What cannot be untied: how many points the best straight cut gets right at the input and at its best, lane by lane. */
import { late } from "../i18n/late";
import { accuracy } from "../panels/time/write";
import { lanes, probe } from "../store";
import { useWatch } from "../watch";
import { LaneTable, type Row } from "./LaneTable";
import type { Figure } from "./figure";

const NAME = "straight_cut";

function Watched({ lane }: { lane: number }) {
  useWatch(`${NAME}:${lane}`, () => ({ probe: NAME, options: {}, hz: 2, lane }));
  return null;
}

const scores = ({ lane }: Row): Float32Array | undefined => probe(`${NAME}:${lane.lane}`).value?.score.data;

function Untie() {
  const { lanes: compare, figures } = late.value;
  return (
    <>
      {lanes.value.map(({ lane }) => (
        <Watched key={lane} lane={lane} />
      ))}
      <LaneTable
        columns={[
          { name: figures.cutFirst, of: (row) => accuracy(scores(row)?.[0]) },
          { name: figures.cutBest, of: (row) => accuracy(Math.max(...(scores(row) ?? [NaN]))) },
          { name: figures.accuracyTrain, of: ({ told }) => accuracy(told.accuracyTrain) },
          { name: compare.accuracy, of: ({ told }) => accuracy(told.accuracyTest) },
        ]}
      />
    </>
  );
}

export default { name: "untie", Component: Untie } satisfies Figure;
