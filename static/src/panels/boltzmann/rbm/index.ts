/** The panels of restricted Boltzmann machines. */
import "sheet:../../../styles/boltzmann.css";

export { Micro } from "./Micro";
export { Net } from "./Net";
export { Space } from "./Space";
export { Stage } from "./Stage";
