/** Numbers of every lane, one row a lane. */
import { letterOf } from "../compare/letters";
import { curveOf, toldOf } from "../compare/told";
import { laneNames, lanes, type Curve, type Other, type Run } from "../store";
import type { LaneDescription } from "../wire/generated";

export interface Row {
  lane: LaneDescription;
  told: Run | Other;
  curve: Curve;
}

/** Every lane with what the newest frame told of it. */
const rowsNow = (): Row[] =>
  lanes.value.flatMap((lane) => {
    const told = toldOf(lane.lane);
    const line = curveOf(lane.lane);
    return told && line ? [{ lane, told, curve: line }] : [];
  });

interface Props {
  columns: readonly { name: string; of: (row: Row) => string }[];
}

export function LaneTable({ columns }: Props) {
  return (
    <table>
      <thead>
        <tr>
          <th />
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rowsNow().map((row) => (
          <tr key={row.lane.lane}>
            <th scope="row">{laneNames.value[row.lane.lane] ?? letterOf(row.lane.lane)}</th>
            {columns.map(({ name, of }) => (
              <td key={name} data-testid="figure-value">
                {of(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
