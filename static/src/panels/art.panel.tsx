/** Adaptive resonance: the search for a category, the categories, the stream of samples, the vigilance. */
import { panelsOf } from "../panel";

export default panelsOf("art", ["net", "stage", "space", "micro"], () => import("./art"));
