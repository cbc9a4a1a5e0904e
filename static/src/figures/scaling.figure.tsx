/** Input scaling: the loss and accuracy of every lane at the same step. */
import { whole } from "../format";
import { late } from "../i18n/late";
import { accuracy, loss } from "../panels/time/write";
import { LaneTable } from "./LaneTable";
import type { Figure } from "./figure";

function Scaling() {
  const { lanes: compare } = late.value;
  return (
    <LaneTable
      columns={[
        { name: compare.steps, of: ({ told }) => whole(told.step) },
        { name: compare.trains, of: ({ told }) => loss(told.lossTrain) },
        { name: compare.accuracy, of: ({ told }) => accuracy(told.accuracyTest) },
      ]}
    />
  );
}

export default { name: "scaling", Component: Scaling } satisfies Figure;
