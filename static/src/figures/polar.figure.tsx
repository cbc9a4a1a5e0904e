/** The space transform taken apart: turn, stretches and shift of every dense layer, and how exactly they multiply back to W. */
import { plain, scientific, signed } from "../format";
import { late } from "../i18n/late";
import { probe } from "../store";
import { useWatch } from "../watch";
import type { Figure } from "./figure";

const DEGREES = 180 / Math.PI;

function Polar() {
  useWatch("polar", () => ({ probe: "polar", options: {}, hz: 4 }));
  const words = late.value.figures;
  const layers = Object.entries(probe("polar").value?.layers ?? {});
  return (
    <table>
      <thead>
        <tr>
          <th />
          <th scope="col">{words.turn}</th>
          <th scope="col">{words.stretch}</th>
          <th scope="col">{words.error}</th>
        </tr>
      </thead>
      <tbody>
        {layers.map(([id, { angle, mirror, stretches, error }], i) => (
          <tr key={id}>
            <th scope="row">
              W{i + 1}
              {mirror && ` ${words.mirrored}`}
            </th>
            <td>{signed(angle * DEGREES, 0)}°</td>
            <td>{stretches.map((size) => plain(size, 2)).join(" × ")}</td>
            <td data-testid="figure-value" data-value={error}>
              {scientific(error).replace("+", "")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export default { name: "polar", Component: Polar } satisfies Figure;
