/** Shapes of equal size: how many parameters every lane has, and how far it has come with them. */
import { whole } from "../format";
import { late } from "../i18n/late";
import { loss } from "../panels/time/write";
import { LaneTable } from "./LaneTable";
import type { Figure } from "./figure";

function Size() {
  const { lanes: compare, figures } = late.value;
  return (
    <LaneTable
      columns={[
        { name: figures.parameters, of: ({ lane }) => whole(lane.parameters) },
        { name: compare.trains, of: ({ told }) => loss(told.lossTrain) },
        { name: compare.tests, of: ({ told }) => loss(told.lossTest) },
      ]}
    />
  );
}

export default { name: "size", Component: Size } satisfies Figure;
