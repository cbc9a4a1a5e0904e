/** The panels of small Boltzmann machines. */
import "sheet:../../../styles/boltzmann.css";
import "sheet:../../../styles/boltzmann-machine.css";

export { Micro } from "./Micro";
export { Net } from "./Net";
export { Space } from "./Space";
export { Stage } from "./Stage";
