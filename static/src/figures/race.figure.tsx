/** The race: after how many epochs every lane's training loss has reached the goal, or a fifth of what it began with. */
import { whole } from "../format";
import { late } from "../i18n/late";
import { loss } from "../panels/time/write";
import { entry, type Curve } from "../store";
import { LaneTable } from "./LaneTable";
import type { Figure } from "./figure";

const SHARE = 0.2;

/** The first epoch at whose end the training loss was at most the goal; null while there is none. */
export const epochsTo = ({ epochs, lossTrain }: Curve, goal: number): number | null =>
  epochs[lossTrain.findIndex((value) => value <= goal)] ?? null;

function Race() {
  const { lanes: compare, figures } = late.value;
  const goal = entry.value?.goal;
  return (
    <LaneTable
      columns={[
        {
          name: goal === undefined ? figures.fifth : figures.epochsTo(loss(goal)),
          of: ({ curve }) => {
            const epochs = epochsTo(curve, goal ?? SHARE * (curve.lossTrain[0] ?? NaN));
            return epochs === null ? figures.notYet : whole(epochs);
          },
        },
        { name: compare.trains, of: ({ told }) => loss(told.lossTrain) },
      ]}
    />
  );
}

export default { name: "race", Component: Race } satisfies Figure;
