/** What a configuration costs, line by line. */
import { MOST_LAYERS, MOST_PARAMETERS, MOST_UNITS } from "../edit";
import { whole } from "../format";
import { t } from "../i18n";
import type { Cost } from "../wire/generated";
import { count } from "./words";

export function CostTable({ cost }: { cost: Cost }) {
  const words = t.value.build.cost;
  const rows: readonly [string, string, string][] = [
    ["parameters", words.parameters, whole(cost.parameters)],
    ...(cost.learned < cost.parameters
      ? ([["learned", words.learned, whole(cost.learned)]] as [string, string, string][])
      : []),
    ["multiplies", words.multiplies, count(cost.multiplies)],
    ["step", words.step, count(cost.step_multiplies)],
    ["rate", words.rate, count(cost.steps_per_second)],
    ["path", words.path, words.paths[cost.path]],
    ["depth", words.depth, String(cost.depth)],
  ];
  const limits = {
    layers: MOST_LAYERS,
    units: MOST_UNITS,
    parameters: whole(MOST_PARAMETERS),
    milliseconds: whole(cost.longest_step * 1000),
  };
  return (
    <>
      <dl class="costs">
        {rows.map(([id, name, value]) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd data-testid={`cost-${id}`}>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="note">
        {words.expected} {words.limits(limits)}
      </p>
    </>
  );
}
