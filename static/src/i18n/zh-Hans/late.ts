import building from "./building";
import dialogs from "./dialogs";
import editor from "./editor";
import figures from "./figures";
import lanes from "./lanes";
import stopping from "./stopping";
import sweep from "./sweep";

export default { building, dialogs, editor, figures, lanes, stopping, sweep };
