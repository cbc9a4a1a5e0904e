/** What the first picture does not need, as one bundle: dialogs, editors, the views beside the lab. `ui/Later` fetches it. */
import "sheet:./styles/compare.css";
import "sheet:./styles/data-editor.css";
import "sheet:./styles/dialogs.css";
import "sheet:./styles/figure.css";
import "sheet:./styles/flow.css";
import "sheet:./styles/lanes.css";
import "sheet:./styles/network-editors.css";
import "sheet:./styles/playground.css";
import "sheet:./styles/saves.css";
import "sheet:./styles/stage-panels.css";

export { default as FlowDialog } from "./building/FlowDialog";
export { LayersSheet } from "./building/LayersSheet";
export { default as Compare } from "./compare/Compare";
export { default as StopDialog } from "./compare/StopDialog";
export { default as Sweep } from "./compare/Sweep";
export { default as SweepDialog } from "./compare/SweepDialog";
export { default as DataEditor } from "./data/Editor";
export { default as FormulaDialog } from "./data/FormulaDialog";
export { default as PlaygroundDialog } from "./data/PlaygroundDialog";
export { default as TableDialog } from "./data/TableDialog";
export { FigureCard } from "./figures/FigureCard";
export { FeatureChooser } from "./panels/network/Features";
export { LayerEditor } from "./panels/network/LayerEditor";
export { MendCard } from "./panels/network/MendCard";
export { ParameterEditor } from "./panels/network/ParameterEditor";
export { SkipLine } from "./panels/network/SkipLine";
export { default as Points } from "./panels/stage/Points";
export { default as UnitChoice } from "./panels/stage/UnitChoice";
export { Lanes } from "./panels/time/Lanes";
export { default as SaveDialog } from "./share/SaveDialog";
export { default as ShareDialog } from "./share/ShareDialog";
export { default as Keys } from "./shell/Keys";
export {
  BatchFields,
  ClipFields,
  LossFields,
  OptimizerFields,
  PenaltyFields,
  RateFields,
  RuleFields,
  ScheduleFields,
} from "./shell/LearnerFields";
export { InitFields, SeedFields } from "./shell/StartFields";
