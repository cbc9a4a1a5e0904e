/** The panels of maps. */
import "sheet:../../styles/map.css";

export { Micro } from "./Micro";
export { Net } from "./Net";
export { Space } from "./Space";
export { Stage } from "./Stage";
