/** The categories: of pictures the plane on which they lie, of points a row each with its size and its samples. */
import { css, category as colourOf } from "../../draw/colour";
import { percent } from "../../format";
import { dark } from "../../theme";
import { useWatch } from "../../watch";
import { Plane } from "./Plane";
import { categories, drifted, picture, searches, told, watchCategories } from "./state";
import { words } from "./words";

function Rows() {
  const known = categories.value;
  const spoken = words.value.rows;
  if (!known || !known.members.data.length) return <p class="none">{spoken.none}</p>;
  const most = Math.max(1, ...known.members.data);
  const bound = searches.value ? 1 - (told.value?.vigilance ?? 0) : null;
  return (
    <table class="rows" data-testid="categories" data-value={known.members.data.length}>
      <thead>
        <tr>
          <th scope="col">{spoken.category}</th>
          <th scope="col">{spoken.samples}</th>
          {bound !== null && <th scope="col">{spoken.size}</th>}
          <th scope="col">{spoken.pure}</th>
        </tr>
      </thead>
      <tbody>
        {Array.from(known.members.data, (members, j) => (
          <tr key={j} style={{ "--tone": css(colourOf(j, dark.value)) }}>
            <th scope="row">
              <b class="number">{j + 1}</b>
            </th>
            <td>
              <i class="bar" style={{ "--v": `${(members / most) * 100}%` }} aria-hidden="true" />
              {members}
            </td>
            {bound !== null && (
              <td>
                <i
                  class="bar size"
                  style={{ "--v": `${Math.min(1, (known.extents.data[j] ?? 0) / Math.max(bound, 1e-6)) * 100}%` }}
                  aria-hidden="true"
                />
                {percent(known.extents.data[j])}
              </td>
            )}
            <td>{(known.labels.data[j] ?? -1) < 0 ? "–" : percent(known.pure.data[j])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Stage() {
  useWatch("art_categories", watchCategories);
  const spoken = words.value;
  const known = categories.value;
  const { met, moved } = known ? drifted(known) : { met: 0, moved: 0 };
  return (
    <div class="artstage">
      <div class="hd">
        <h2 class="bt">{spoken.rows.title}</h2>
        <span class="drift" data-testid="drifted" data-value={moved}>
          {met > 0 && spoken.plane.drift(moved, met)}
        </span>
      </div>
      {picture.value ? <Plane /> : <Rows />}
    </div>
  );
}
