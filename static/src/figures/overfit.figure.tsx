/** Over-fitting: by how much the loss on unseen points is above the loss on those trained on. */
import { late } from "../i18n/late";
import { loss } from "../panels/time/write";
import { LaneTable } from "./LaneTable";
import type { Figure } from "./figure";

function Overfit() {
  const { lanes: compare, figures } = late.value;
  return (
    <LaneTable
      columns={[
        { name: compare.trains, of: ({ told }) => loss(told.lossTrain) },
        { name: compare.tests, of: ({ told }) => loss(told.lossTest) },
        { name: figures.gap, of: ({ told }) => loss((told.lossTest ?? NaN) - (told.lossTrain ?? NaN)) },
      ]}
    />
  );
}

export default { name: "overfit", Component: Overfit } satisfies Figure;
