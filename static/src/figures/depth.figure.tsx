/** Depth: the longest path from input to output, beside the number of hidden layers. */
import { t } from "../i18n";
import { description } from "../store";
import type { Figure } from "./figure";

function Depth() {
  const words = t.value.figures;
  const built = description.value;
  if (!built) return null;
  const hidden = built.layers.filter(({ kind }) => kind === "dense").length - 1;
  return (
    <table>
      <tbody>
        <tr>
          <th scope="row">{words.hidden}</th>
          <td data-testid="figure-value">{hidden}</td>
        </tr>
        <tr>
          <th scope="row">{words.depth}</th>
          <td data-testid="figure-value">{built.depth}</td>
        </tr>
      </tbody>
    </table>
  );
}

export default { name: "depth", Component: Depth } satisfies Figure;
