/** The panels of Hopfield networks. */
import "sheet:../../styles/hopfield.css";
import "sheet:../../styles/hopfield-stage.css";
import "sheet:../../styles/hopfield-editor.css";

export { Micro } from "./Micro";
export { Net } from "./Net";
export { Space } from "./Space";
export { Stage } from "./Stage";
