/** Maps and other prototypes: the units among the data, their lattice, their planes, settings and numbers. */
import { panelsOf } from "../panel";

export default panelsOf("map", ["net", "stage", "space", "micro"], () => import("./map"));
