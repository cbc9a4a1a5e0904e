/** What can be done about a network that does not fit, in words. */
import { layerOf, type Mend } from "../edit";
import { late } from "../i18n/late";
import type { Experiment } from "../wire/generated";
import { layerName } from "./words";

export function mendName(experiment: Experiment, mend: Mend): string {
  const words = late.value.building.mends;
  switch (mend.kind) {
    case "project":
      return words.project(mend.units);
    case "units":
      return words.units(nameHere(experiment, mend.layer), mend.units);
    case "remove":
      return words.remove(nameHere(experiment, mend.layer));
    default:
      return words[mend.kind];
  }
}

const nameHere = (experiment: Experiment, id: string): string =>
  layerOf(experiment, id) ? layerName(experiment, id) : id;
