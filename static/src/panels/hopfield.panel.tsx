/** Hopfield networks: their units, memories, energy and weights, rule. */
import { panelsOf } from "../panel";

export default panelsOf("hopfield", ["net", "stage", "space", "micro"], () => import("./hopfield"));
