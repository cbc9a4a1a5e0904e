/** The panels of adaptive resonance and of online k-means, as one bundle. */
import "sheet:../../styles/art.css";
import "sheet:../../styles/art-settings.css";

export { Micro } from "./Micro";
export { Net } from "./Net";
export { Space } from "./Space";
export { Stage } from "./Stage";
