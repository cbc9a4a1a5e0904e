/** Depth: the longest path from input to output, beside the number of hidden layers, of every lane. */
import { late } from "../i18n/late";
import { LaneTable } from "./LaneTable";
import type { Figure } from "./figure";

function Depth() {
  const words = late.value.figures;
  return (
    <LaneTable
      columns={[
        {
          name: words.hidden,
          of: ({ lane }) => String(lane.experiment.network.layers.filter(({ kind }) => kind === "dense").length - 1),
        },
        { name: words.depth, of: ({ lane }) => String(lane.depth) },
      ]}
    />
  );
}

export default { name: "depth", Component: Depth } satisfies Figure;
