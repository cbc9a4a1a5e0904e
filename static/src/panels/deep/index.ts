/** The panel of greedy pre-training. */
import "sheet:../../styles/deep.css";

export { Space } from "./Space";
