/** Boltzmann machines: the restricted one, and the small one with any links. */
import { panelsOf } from "../panel";

const AREAS = ["net", "stage", "space", "micro"] as const;

export default [
  ...panelsOf("boltzmann", AREAS, () => import("./boltzmann/rbm"), { learners: ["rbm"] }),
  ...panelsOf("boltzmann", AREAS, () => import("./boltzmann/machine"), { learners: ["boltzmann"] }),
];
