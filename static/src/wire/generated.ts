/* Generated from the Python models by tools/generate_types.py. Do not edit: run `python -m tools.generate_types`. */
import type { Bytes, Floats, Ints } from "./frame";

export type ClientCommand =
  | OpenCommand
  | ResumeCommand
  | PlayCommand
  | PauseCommand
  | ResetCommand
  | AttendCommand
  | StepCommand
  | SpeedCommand
  | TuneCommand
  | ActCommand
  | WatchCommand
  | ChangeCommand
  | SeekCommand
  | BranchCommand
  | FocusCommand
  | DropCommand
  | RecallCommand
  | SweepCommand
  | AckCommand
  | PingCommand;
export type ServerEvent =
  | OpenedEvent
  | ChangedEvent
  | LanesEvent
  | StoppedEvent
  | TunedEvent
  | ErrorEvent
  | PongEvent
  | WaitEvent
  | LoadEvent
  | RestoredEvent
  | LostEvent
  | BeatEvent;
export type SurfacePayload = ValueSurface | ClassesSurface;
export type Activation =
  | "step"
  | "sign"
  | "linear"
  | "sigmoid"
  | "tanh"
  | "relu"
  | "leaky_relu"
  | "prelu"
  | "elu"
  | "selu"
  | "gelu"
  | "silu"
  | "softplus"
  | "softsign"
  | "sin"
  | "gaussian"
  | "softmax";
export type Loss =
  "absolute" | "binary_cross_entropy" | "cross_entropy" | "half_squared" | "hinge" | "huber" | "squared";
export type OptimizerConfig =
  | AdagradOptimizer
  | AdamOptimizer
  | AdamwOptimizer
  | MomentumOptimizer
  | NesterovOptimizer
  | RmspropOptimizer
  | SgdOptimizer;
export type ScheduleConfig = ConstantSchedule | CosineSchedule | StepSchedule | WarmUpSchedule;
export type Feature = "x" | "y" | "x2" | "y2" | "xy" | "sin_x" | "sin_y" | "distance" | "angle" | "z";
export type InitConfig =
  ConstantInit | HeInit | LecunInit | NormalInit | OrthogonalInit | UniformInit | XavierInit | ZerosInit;
export type LayerConfig =
  ActivationConfig | AddConfig | BatchNormConfig | ConcatConfig | DenseConfig | DropoutConfig | LayerNormConfig;
export type DataConfig =
  | BlobsData
  | CheckerboardData
  | DrawnData
  | FormulaData
  | FormulaValueData
  | HalfPlaneData
  | LinkedRingsData
  | LinkedSpiralsData
  | MoonsData
  | MultiGaussData
  | NestedSpheresData
  | PolygonsData
  | RegressionPlaneData
  | RingsData
  | RippleData
  | SineData
  | SpiralsData
  | SwissRollData
  | TableData
  | TfPlaygroundData
  | TrefoilData
  | XorData;
export type LearnerConfig = BackpropLearner;

/**
 * What each probe sends, by its name.
 */
export interface ProbePayloads {
  data: DataPayload;
  dropped: DroppedPayload;
  gradients: GradientsPayload;
  mistakes: MistakesPayload;
  neighbours: NeighboursPayload;
  neurons: NeuronsPayload;
  parameters: ParametersPayload;
  point: PointPayload;
  polar: PolarPayload;
  regions: RegionsPayload;
  space: SpacePayload;
  straight_cut: StraightCutPayload;
  surface: SurfacePayload;
  sweep: SweepPayload;
  unit_lines: UnitLinesPayload;
  valley: ValleyPayload;
}
/**
 * Where a run begins when not at its initial parameters, as in a link that carries weights.
 */
export interface StartPoint {
  /**
   * Steps already taken.
   */
  step?: number;
  /**
   * The flat parameter vector; null: as initialised.
   */
  parameters?: string | null;
}
/**
 * Starts a run of an experiment; it replaces the connection's current run. Answered by `opened` or `error`.
 */
export interface OpenCommand {
  type: "open";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  /**
   * An Experiment; it is checked here, so anything may be tried.
   */
  experiment: Experiment | Record<string, unknown>;
  start?: StartPoint | null;
  /**
   * Begin to train at once.
   */
  play?: boolean;
}
/**
 * Takes up a run whose connection was lost, exactly where it stood. Answered by `opened` or `error`.
 */
export interface ResumeCommand {
  type: "resume";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  /**
   * The token of the `opened` event.
   */
  token: string;
}
/**
 * Trains until told to pause.
 */
export interface PlayCommand {
  type: "play";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
}
/**
 * Stops after the current step; steps asked by hand and not yet taken are forgotten.
 */
export interface PauseCommand {
  type: "pause";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
}
/**
 * Back to step 0 of the same experiment: the same start, bit for bit. The run pauses.
 */
export interface ResetCommand {
  type: "reset";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
}
/**
 * Says whether somebody looks; until it is said, somebody does. A run at which nobody looks rests.
 */
export interface AttendCommand {
  type: "attend";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  /**
   * Whether the page is in sight.
   */
  watching: boolean;
  /**
   * A playing run trains on while nobody watches.
   */
  keep_training?: boolean;
}
/**
 * Takes steps by hand; the run pauses when they are done. An epoch ends at the next epoch boundary.
 */
export interface StepCommand {
  type: "step";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  unit?: "batch" | "epoch";
  count?: number;
}
/**
 * How fast a playing run goes.
 */
export interface SpeedCommand {
  type: "speed";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  /**
   * 0: as fast as it can; else this many for every frame.
   */
  steps_per_frame: number;
}
/**
 * Changes live values of the experiment without a rebuild. Answered by `tuned` or `error`.
 */
export interface TuneCommand {
  type: "tune";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  /**
   * Path of a live value to its new value: learner.optimizer.rate.
   */
  changes: {
    [k: string]: unknown;
  };
}
/**
 * Sets one number of the flat parameter vector.
 */
export interface SetParameterAction {
  kind: "set_parameter";
  index: number;
  value: number;
}
/**
 * Sets the whole flat parameter vector.
 */
export interface SetParametersAction {
  kind: "set_parameters";
  /**
   * base64url of little-endian float32.
   */
  parameters: string;
}
/**
 * Pokes the model: sets one parameter or all of them.
 */
export interface ActCommand {
  type: "act";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  action: SetParameterAction | SetParametersAction;
}
/**
 * One probe to be sent whenever it has changed, at most `hz` times a second.
 */
export interface Watch {
  probe: string;
  options?: {
    [k: string]: unknown;
  };
  hz?: number;
  /**
   * Null: the lane in focus.
   */
  lane?: number | null;
}
/**
 * Replaces the list of watched probes. The names are the client's own; payloads come back under them.
 */
export interface WatchCommand {
  type: "watch";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  probes: {
    [k: string]: Watch;
  };
}
/**
 * Goes on with another experiment at the same step, keeping what was learned where it fits. Answered by `changed`.
 *
 * Where more steps had been taken than the run shows now, those beyond are forgotten: branch first to keep them.
 */
export interface ChangeCommand {
  type: "change";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  experiment: Experiment | Record<string, unknown>;
  /**
   * The flat parameter vector; null: what is kept.
   */
  parameters?: string | null;
}
/**
 * Shows the run as it was after so many steps, or as near as it has been; every lane goes there. The run pauses.
 */
export interface SeekCommand {
  type: "seek";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  step: number;
}
/**
 * Adds a lane: a second run in step with the first. It copies the lane in focus as it is shown now, or starts anew.
 *
 * Answered by `lanes`, and by `changed` when the focus moves to it.
 */
export interface BranchCommand {
  type: "branch";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  /**
   * What the new lane runs; null: the same.
   */
  experiment?: Experiment | Record<string, unknown> | null;
  /**
   * From its own start at step 0; it trains until it is level.
   */
  fresh?: boolean;
  /**
   * Whether the new lane is looked at from now on.
   */
  focus?: boolean;
}
/**
 * Looks at another lane: the frame's own fields and all probes without a lane are its. Answered by `changed`.
 */
export interface FocusCommand {
  type: "focus";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  /**
   * Number of a lane; it never changes.
   */
  lane: number;
}
/**
 * Ends a lane; the last one stays. Answered by `lanes`, and by `changed` when it had the focus.
 */
export interface DropCommand {
  type: "drop";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  /**
   * Number of a lane; it never changes.
   */
  lane: number;
}
/**
 * Brings a dropped lane back as it was, under its number; one of the last four. Answered by `lanes`.
 */
export interface RecallCommand {
  type: "recall";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  /**
   * Number of a lane; it never changes.
   */
  lane: number;
}
/**
 * One setting that differs between the runs of a sweep.
 */
export interface SweepAxis {
  /**
   * Of a value in the experiment: network.layers[0].units.
   */
  path: string;
  values: unknown[];
}
/**
 * Starts a run of many small ones, one for every combination of values. Answered by `opened` or `error`.
 *
 * Play, pause, step, speed and reset are for all of them together; it knows the probes `sweep` and `data` only.
 */
export interface SweepCommand {
  type: "sweep";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  experiment: Experiment | Record<string, unknown>;
  axes: SweepAxis[];
  play?: boolean;
}
/**
 * Says that a frame has been used up, and gives one credit back. At most three frames go unacknowledged.
 */
export interface AckCommand {
  type: "ack";
  frame: number;
}
/**
 * Answered by `pong`.
 */
export interface PingCommand {
  type: "ping";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
}
/**
 * One thing that is wrong, and how to mend it.
 */
export interface Problem {
  /**
   * Path of the value: network.layers[1].units.
   */
  where: string;
  expected: string;
  got: string;
  /**
   * What to do about it.
   */
  message: string;
}
/**
 * One layer of the network as built, in order; the input is not among them.
 */
export interface LayerDescription {
  id: string;
  kind: string;
  inputs: string[];
  /**
   * Numbers it puts out.
   */
  width: number;
  activation: string | null;
  parameters: number;
  /**
   * Multiplications for one sample.
   */
  multiplies: number;
}
/**
 * One place along the network where space can be looked at.
 */
export interface StageDescription {
  key: string;
  layer: string;
  phase: "input" | "W" | "b" | "g" | "out";
  width: number;
}
/**
 * Where a layer's parameters lie in the flat vector.
 */
export interface SlotDescription {
  layer: string;
  name: string;
  offset: number;
  /**
   * A dense weight is [units, inputs].
   */
  shape: number[];
}
/**
 * What was built from an experiment.
 */
export interface Description {
  depth: number;
  parameters: number;
  multiplies: number;
  /**
   * 0 for regression.
   */
  classes: number;
  task: "classification" | "regression";
  loss: string;
  batches_per_epoch: number;
  /**
   * Training points.
   */
  train: number;
  /**
   * Test points.
   */
  test: number;
  /**
   * What takes the steps; it follows from the experiment.
   */
  path: "compiled" | "torch";
  /**
   * What one step is expected to cost on this server.
   */
  step_seconds: number;
  features: string[];
  /**
   * The output that splits two classes.
   */
  output_midpoint: number;
  layers: LayerDescription[];
  stages: StageDescription[];
  slots: SlotDescription[];
}
/**
 * One of the runs that go on in step.
 */
export interface LaneDescription {
  lane: number;
  /**
   * The lane it was branched from; null where it began at its own start.
   */
  parent: number | null;
  /**
   * The step at which it began.
   */
  born: number;
  experiment: Experiment;
  parameters: number;
  /**
   * Layers of weights on its longest path from input to output.
   */
  depth: number;
  batches_per_epoch: number;
}
/**
 * One of the small runs of a sweep.
 */
export interface CellDescription {
  /**
   * One for every axis.
   */
  values: unknown[];
  /**
   * Null where these values make no valid experiment.
   */
  experiment: Experiment | null;
  parameters: number;
  /**
   * Why it cannot run.
   */
  problem: string | null;
}
/**
 * What a changed run has kept of what it had learned.
 */
export interface Kept {
  /**
   * Numbers of the flat vector that were kept.
   */
  parameters: number;
  /**
   * Numbers that start anew.
   */
  fresh: number;
  /**
   * Numbers of the network before that have no place in this one.
   */
  gone: number;
  /**
   * By layer id.
   */
  layers: {
    [k: string]: "kept" | "grown" | "shrunk" | "new";
  };
  /**
   * Whether what the optimizer remembers was kept.
   */
  optimizer: boolean;
}
/**
 * The run exists. Keep the token: it resumes this run after a lost connection.
 */
export interface OpenedEvent {
  type: "opened";
  seq: number;
  token: string;
  /**
   * Normalised: every field explicit.
   */
  experiment: Experiment;
  description: Description;
  resumed: boolean;
  playing: boolean;
  /**
   * The lane that is described.
   */
  focus: number;
  lanes: LaneDescription[];
  /**
   * Of a sweep; the last axis varies fastest.
   */
  cells: CellDescription[] | null;
}
/**
 * The run shows another experiment: it was changed, another lane is looked at, or a seek went past a change.
 */
export interface ChangedEvent {
  type: "changed";
  seq: number;
  lane: number;
  experiment: Experiment;
  description: Description;
  /**
   * Null where nothing was edited.
   */
  kept: Kept | null;
}
/**
 * The lanes there are now.
 */
export interface LanesEvent {
  type: "lanes";
  seq: number;
  focus: number;
  lanes: LaneDescription[];
}
/**
 * The run has paused by itself, as its experiment's `stop` asks for.
 */
export interface StoppedEvent {
  type: "stopped";
  lane: number;
  reason: "step" | "loss" | "accuracy" | "plateau";
  step: number;
  /**
   * Where the test loss was lowest; the run went back there if `keep_best`.
   */
  best_step: number | null;
}
/**
 * The experiment as it is after a `tune`.
 */
export interface TunedEvent {
  type: "tuned";
  seq: number;
  experiment: Experiment;
}
/**
 * A command was refused, or the run failed. The connection stays open.
 */
export interface ErrorEvent {
  type: "error";
  /**
   * The command at fault, where it is known.
   */
  seq: number | null;
  code:
    | "invalid_message"
    | "invalid_experiment"
    | "invalid_change"
    | "invalid_action"
    | "invalid_probe"
    | "unknown_token"
    | "no_run"
    | "out_of_order"
    | "too_large"
    | "too_many"
    | "server_full"
    | "taken_over"
    | "session_failed";
  message: string;
  problems: Problem[];
}
/**
 * Answer to `ping`.
 */
export interface PongEvent {
  type: "pong";
  seq: number;
}
/**
 * An `open` or `resume` is answered later. Sent again whenever something of it changes.
 */
export interface WaitEvent {
  type: "wait";
  seq: number;
  /**
   * The server gets ready; or all places for runs are taken.
   */
  reason: "starting" | "full";
  /**
   * Place in the queue: 1 is next; 0 where there is no queue.
   */
  position: number;
}
/**
 * How the server spares its strength. Sent when that changes; all is well with 1, 1 and 30 frames.
 */
export interface LoadEvent {
  type: "load";
  /**
   * Other runs on the server.
   */
  others: number;
  /**
   * What the resolution of fields is multiplied by: 1, or less under pressure.
   */
  detail: number;
  /**
   * What the rate of every probe is multiplied by: 1, or less under pressure.
   */
  pace: number;
  /**
   * Most frames a second: 30, or fewer under pressure.
   */
  frames_per_second: number;
}
/**
 * What held the run failed; it goes on from this step, at most a second of training back, to the same numbers.
 */
export interface RestoredEvent {
  type: "restored";
  step: number;
}
/**
 * The run is gone and cannot be restored. Open the experiment again.
 */
export interface LostEvent {
  type: "lost";
}
/**
 * Sent when nothing else was for five seconds.
 */
export interface BeatEvent {
  type: "beat";
}
/**
 * One layer of the graph.
 */
export interface LayerCost {
  id: string;
  kind: string;
  /**
   * Ids of the layers it reads from, or "input".
   */
  inputs: string[];
  /**
   * Of its output, without the batch.
   */
  shape: number[];
  parameters: number;
  /**
   * For one sample, forward.
   */
  multiplies: number;
  /**
   * The longest path from the input to here, in layers of weights.
   */
  depth: number;
  trainable: boolean;
}
/**
 * What a configuration costs, estimated from its counts and the speed of the machine.
 */
export interface Cost {
  layers: LayerCost[];
  /**
   * Numbers that the network gets of a point.
   */
  inputs: number;
  /**
   * The longest path from input to output, in layers of weights.
   */
  depth: number;
  parameters: number;
  /**
   * Parameters that training moves.
   */
  learned: number;
  /**
   * For one sample, forward.
   */
  multiplies: number;
  /**
   * For one step of training.
   */
  step_multiplies: number;
  /**
   * What one step is expected to take while nobody else trains.
   */
  step_seconds: number;
  /**
   * What a run is expected to reach while nobody else trains.
   */
  steps_per_second: number;
  /**
   * What takes the steps.
   */
  path: "compiled" | "torch";
  /**
   * Seconds a step may take on this server; longer ones are refused.
   */
  longest_step: number;
}
/**
 * The plane that is shown.
 */
export interface ShownPlane {
  /**
   * Two columns, or the first two principal components.
   */
  kind: "columns" | "pca";
  /**
   * Of its two axes.
   */
  names: string[];
  /**
   * The share of the variance along either axis; null for columns.
   */
  share: number[] | null;
}
/**
 * Probe `data`: the points and the plane on which they are shown.
 */
export interface DataPayload {
  /**
   * [n, 2] on the plane; the first `train` rows are the training points.
   */
  points: Floats;
  train: number;
  /**
   * [n] classes; null for regression.
   */
  labels: Bytes | null;
  /**
   * [n]; null for classification.
   */
  targets: Floats | null;
  /**
   * [n, 3]: the points in space, where they lie in it.
   */
  solid: Floats | null;
  /**
   * Of the columns of a point.
   */
  names: string[];
  plane: ShownPlane;
}
/**
 * Probe `parameters`: the flat vector, to be cut by the description's slots.
 */
export interface ParametersPayload {
  /**
   * [P]
   */
  values: Floats;
  statistics?: Floats;
}
/**
 * Outputs of one layer's units over the plane.
 */
export interface NeuronMaps {
  /**
   * [w, R, R], quantised per layer; row 0 is y = +1.12, column 0 is x = -1.12.
   */
  maps: Bytes;
}
/**
 * Probe `neurons`: heat maps by layer id, and `input`.
 */
export interface NeuronsPayload {
  layers: {
    [k: string]: NeuronMaps;
  };
  /**
   * Which units were sent, in order of the maps.
   */
  order: {
    [k: string]: number[];
  };
}
/**
 * Probe `surface` of one output: its value over the plane.
 */
export interface ValueSurface {
  kind: "value";
  /**
   * [R, R]
   */
  value: Bytes;
  /**
   * The value that splits two classes.
   */
  midpoint: number;
}
/**
 * Probe `surface` of more than two classes.
 */
export interface ClassesSurface {
  kind: "classes";
  /**
   * [R, R] class with the largest output.
   */
  winner: Bytes;
  /**
   * [R, R] 0…1, lead over the second.
   */
  margin: Bytes;
}
/**
 * The plane as it lies at one stage; k = min(dim, 3) coordinates.
 */
export interface SpaceKey {
  /**
   * True width of the stage.
   */
  dim: number;
  /**
   * [(N + 1)², k], y from -R to +R outer, x from -R to +R inner.
   */
  lattice: Floats;
  /**
   * [p, k]
   */
  points: Floats;
  /**
   * [m, k] vertices of the network's boundary.
   */
  boundary: Floats;
  cage?: Floats;
  /**
   * Variance shares when shown by PCA.
   */
  share: number[] | null;
  /**
   * The units shown, where they were chosen.
   */
  units: number[] | null;
  /**
   * Largest absolute coordinate.
   */
  extent: number;
}
/**
 * Probe `space`: lattice, points and boundary carried to every stage.
 */
export interface SpacePayload {
  /**
   * N: the lattice has (N + 1)² vertices.
   */
  resolution: number;
  radius: number;
  /**
   * [(N + 1)²] decision of the network, -1…1.
   */
  shade: Bytes;
  winner?: Bytes;
  keys: {
    [k: string]: SpaceKey;
  };
  /**
   * Offsets of the boundary's lines in every `boundary`.
   */
  boundary_parts: Ints;
  cage_parts?: Ints;
  /**
   * [p]
   */
  labels: Bytes;
  also?: Ints;
}
/**
 * Probe `straight_cut`: how well one straight cut separates the training points at every stage.
 */
export interface StraightCutPayload {
  /**
   * [stages], 0…1.
   */
  score: Floats;
  /**
   * Weights in the displayed coordinates, then the bias.
   */
  cut: {
    [k: string]: number[];
  };
}
/**
 * Probe `gradients`: norm of the training loss's gradient by layer.
 */
export interface GradientsPayload {
  layers: string[];
  norm: Floats;
}
/**
 * One layer's numbers for one sample; `x`, `z` and `delta` for dense layers.
 */
export interface PointLayer {
  x?: Floats;
  z?: Floats;
  /**
   * What goes out.
   */
  a: Floats;
  delta?: Floats;
}
/**
 * Probe `point`: one sample on its way through the network.
 */
export interface PointPayload {
  index: number;
  /**
   * [F] features.
   */
  inputs: Floats;
  target: number;
  layers: {
    [k: string]: PointLayer;
  };
}
/**
 * Probe `valley`: training loss as one parameter moves and all others stay.
 */
export interface ValleyPayload {
  values: Floats;
  loss: Floats;
}
/**
 * A dense layer's W, from the shown coordinates of the stage before to those of its own, taken apart.
 *
 * W = stretch · turn · mirror, so that the mirror comes first, and then + shift. Where fewer than n coordinates are
 * shown, zeros fill them up.
 */
export interface PolarLayer {
  /**
   * 1, 2 or 3: the larger number of shown coordinates.
   */
  n: number;
  /**
   * False where the stage before is wider than what is shown of it.
   */
  exact: boolean;
  /**
   * [n] unit normal of what is mirrored in; null where nothing is.
   */
  mirror: Floats | null;
  /**
   * [n, n] rotation.
   */
  turn: Floats;
  /**
   * Radians: -π…π in the plane, 0…π about the axis in space.
   */
  angle: number;
  /**
   * [3], by the right hand; null below three dimensions.
   */
  axis: number[] | null;
  /**
   * [n, n], symmetric, no eigenvalue below 0.
   */
  stretch: Floats;
  /**
   * [n] eigenvalues of the stretch, the largest first.
   */
  stretches: number[];
  /**
   * [n]
   */
  shift: Floats;
  /**
   * Largest difference between the product of the factors and W.
   */
  error: number;
}
/**
 * Probe `polar`: what the linear phases do, as mirror, turn and stretch.
 */
export interface PolarPayload {
  /**
   * By the id of each dense layer.
   */
  layers: {
    [k: string]: PolarLayer;
  };
}
/**
 * Where the units of one layer switch: where their sums are 0, or their outputs half-way.
 */
export interface SwitchingLines {
  /**
   * [lines + 1] offsets of the lines in `vertices`.
   */
  parts: Ints;
  /**
   * [lines] the unit of each line; a unit may have several, or none.
   */
  units: Ints;
  /**
   * [m, 2] on the plane.
   */
  vertices: Floats;
}
/**
 * Probe `unit_lines`: where units switch, over the input plane.
 */
export interface UnitLinesPayload {
  /**
   * By the id of each dense layer asked for.
   */
  layers: {
    [k: string]: SwitchingLines;
  };
}
/**
 * Probe `regions`: the convex regions of the plane on which the network is linear.
 */
export interface RegionsPayload {
  /**
   * Null where the network is not piecewise linear.
   */
  count: number | null;
  /**
   * Why not: its inputs, an activation function, or a layer bends.
   */
  reason: ("features" | "activation" | "layer") | null;
  /**
   * The layer that is to blame.
   */
  layer: string | null;
  /**
   * False where there are more regions than were told apart.
   */
  complete: boolean;
  /**
   * [count + 1] offsets of the polygons in `vertices`.
   */
  parts: Ints;
  /**
   * [m, 2] on the plane, in order around each polygon.
   */
  vertices: Floats;
  /**
   * [count] 0…7; neighbours mostly differ.
   */
  tone: Bytes;
}
/**
 * Probe `dropped`: what dropout drops in the next step, for the first point of its batch.
 */
export interface DroppedPayload {
  /**
   * By the id of a dropout layer, [width], 1 where a number is dropped.
   */
  layers: {
    [k: string]: Bytes;
  };
}
/**
 * Probe `mistakes`: the points that are classified wrongly, those first of which the network is surest.
 */
export interface MistakesPayload {
  /**
   * [k] places in the data.
   */
  index: Ints;
  /**
   * [k]
   */
  label: Bytes;
  /**
   * [k]
   */
  predicted: Bytes;
  /**
   * [k] how far the decision leans.
   */
  confidence: Floats;
  /**
   * How many there are.
   */
  total: number;
  /**
   * How many of them are trained on.
   */
  train: number;
}
/**
 * The nearest other points at one stage.
 */
export interface Neighbours {
  /**
   * [c] places in the data, the nearest first.
   */
  index: Ints;
  /**
   * [c]
   */
  distance: Floats;
  /**
   * Share of them of the same class; null in a regression.
   */
  same: number | null;
}
/**
 * Probe `neighbours`: what is near a point at every stage.
 */
export interface NeighboursPayload {
  index: number;
  keys: {
    [k: string]: Neighbours;
  };
}
/**
 * Probe `sweep`: all small runs of a sweep, n of them, the last axis varying fastest.
 */
export interface SweepPayload {
  /**
   * [n, R, R], -1…1: what is decided; of more than two classes the winner's lead.
   */
  maps: Bytes;
  /**
   * [n, R, R] class with the largest output; null for two classes or none.
   */
  winners: Bytes | null;
  /**
   * [n], NaN where there is none.
   */
  loss_train: Floats;
  loss_test: Floats;
  accuracy_test: Floats;
  /**
   * [n]
   */
  step: Ints;
  /**
   * [n], 1 where the loss has overflowed.
   */
  diverged: Bytes;
}
/**
 * Rows of the loss curve: epoch, step, loss_train, loss_test, accuracy_train, accuracy_test (NaN where none).
 */
export interface CurveRows {
  /**
   * True: replaces what the client has; false: to be appended.
   */
  reset: boolean;
  /**
   * Epochs between rows; doubles when a run gets long.
   */
  stride: number;
  /**
   * [n, 6]
   */
  rows: Floats;
}
/**
 * What a frame tells of a lane that is not in focus.
 */
export interface OtherLane {
  lane: number;
  step: number;
  epoch: number;
  /**
   * The largest step it has been at.
   */
  latest: number;
  diverged: boolean;
  loss_train: number | null;
  loss_test: number | null;
  accuracy_train: number | null;
  accuracy_test: number | null;
  curve?: CurveRows;
}
/**
 * Something that was done to a run by hand.
 */
export interface Edit {
  step: number;
  kind: "tune" | "act" | "change";
}
/**
 * The metrics at one step and the probes that were due. What is not said of a lane is of the one in focus.
 */
export interface Frame {
  /**
   * To be acknowledged.
   */
  frame: number;
  /**
   * The last command applied.
   */
  seq: number;
  step: number;
  epoch: number;
  playing: boolean;
  diverged: boolean;
  diverged_epoch: number | null;
  steps_per_second: number;
  loss_train: number | null;
  loss_test: number | null;
  accuracy_train: number | null;
  accuracy_test: number | null;
  /**
   * The largest step the run has been at: how far `seek` may go.
   */
  latest: number;
  /**
   * The lane in focus.
   */
  lane: number;
  edits?: Edit[];
  /**
   * The other lanes, in order.
   */
  others: OtherLane[];
  curve?: CurveRows;
  /**
   * By the client's own names: only those watched, due and changed.
   */
  probes: {
    [k: string]: unknown;
  };
}
/**
 * An activation function on its own, for where it should not follow a dense layer directly.
 */
export interface ActivationConfig {
  /**
   * An activation function on its own, for where it should not follow a dense layer directly.
   */
  kind: "activation";
  /**
   * Its name, unlike any other's. Left empty it is chosen: the kind and a number.
   */
  id: string;
  /**
   * The earlier layers it reads from, or "input". Left empty it is the layer before.
   */
  inputs: string[];
  /**
   * Whether training moves its parameters. Off, they stay as they are, to the last bit; gradients pass through.
   */
  trainable: boolean;
  function: Activation;
}
/**
 * Adagrad.
 */
export interface AdagradOptimizer {
  /**
   * Adagrad.
   */
  kind: "adagrad";
  /**
   * Learning rate: the size of a step.
   */
  rate: number;
}
/**
 * Adam.
 */
export interface AdamOptimizer {
  /**
   * Adam.
   */
  kind: "adam";
  /**
   * Learning rate: the size of a step.
   */
  rate: number;
  /**
   * The share of the running mean of gradients that is kept.
   */
  beta1: number;
  /**
   * The share of the running mean of squared gradients that is kept.
   */
  beta2: number;
}
/**
 * Adam with decoupled weight decay.
 */
export interface AdamwOptimizer {
  /**
   * Adam with decoupled weight decay.
   */
  kind: "adamw";
  /**
   * Learning rate: the size of a step.
   */
  rate: number;
  /**
   * The share of the running mean of gradients that is kept.
   */
  beta1: number;
  /**
   * The share of the running mean of squared gradients that is kept.
   */
  beta2: number;
  /**
   * How fast weights shrink: by rate · weight_decay of themselves at every step.
   */
  weight_decay: number;
}
/**
 * Adds layers of the same width, number by number: the end of a skip connection.
 */
export interface AddConfig {
  /**
   * Adds layers of the same width, number by number: the end of a skip connection.
   */
  kind: "add";
  /**
   * Its name, unlike any other's. Left empty it is chosen: the kind and a number.
   */
  id: string;
  /**
   * The earlier layers it reads from, or "input". Left empty it is the layer before.
   */
  inputs: string[];
}
/**
 * Back-propagation with any loss, optimizer and schedule.
 */
export interface BackpropLearner {
  /**
   * Back-propagation with any loss, optimizer and schedule.
   */
  kind: "backprop";
  loss: Loss;
  /**
   * How many points a step sees.
   */
  batch: number;
  /**
   * Whether every epoch visits the points in a new order, drawn from the seed.
   */
  shuffle: boolean;
  optimizer: OptimizerConfig;
  /**
   * L1: a pull on every weight towards 0, of this size.
   */
  l1: number;
  /**
   * L2: a pull on every weight towards 0, of this share of the weight.
   */
  l2: number;
  /**
   * The greatest length of the gradient as a whole; none where empty.
   */
  clip_norm: number | null;
  /**
   * The greatest magnitude of any one number in the gradient; none where empty.
   */
  clip_value: number | null;
  schedule: ScheduleConfig;
}
/**
 * Gradient descent with momentum.
 */
export interface MomentumOptimizer {
  /**
   * Gradient descent with momentum.
   */
  kind: "momentum";
  /**
   * Learning rate: the size of a step.
   */
  rate: number;
  /**
   * The share of the last step's velocity that is kept.
   */
  momentum: number;
}
/**
 * Nesterov's accelerated gradient.
 */
export interface NesterovOptimizer {
  /**
   * Nesterov's accelerated gradient.
   */
  kind: "nesterov";
  /**
   * Learning rate: the size of a step.
   */
  rate: number;
  /**
   * The share of the last step's velocity that is kept.
   */
  momentum: number;
}
/**
 * RMSprop.
 */
export interface RmspropOptimizer {
  /**
   * RMSprop.
   */
  kind: "rmsprop";
  /**
   * Learning rate: the size of a step.
   */
  rate: number;
  /**
   * The share of the running mean of squared gradients that is kept.
   */
  decay: number;
}
/**
 * Stochastic gradient descent.
 */
export interface SgdOptimizer {
  /**
   * Stochastic gradient descent.
   */
  kind: "sgd";
  /**
   * Learning rate: the size of a step.
   */
  rate: number;
}
/**
 * The rate stays as it is.
 */
export interface ConstantSchedule {
  /**
   * The rate stays as it is.
   */
  kind: "constant";
}
/**
 * The rate falls along half a cosine to a floor, and stays there.
 */
export interface CosineSchedule {
  /**
   * The rate falls along half a cosine to a floor, and stays there.
   */
  kind: "cosine";
  /**
   * Epochs until the floor is reached.
   */
  epochs: number;
  /**
   * The share of the rate that is left at the end.
   */
  floor: number;
}
/**
 * The rate drops by a factor every so many epochs.
 */
export interface StepSchedule {
  /**
   * The rate drops by a factor every so many epochs.
   */
  kind: "step";
  /**
   * Epochs between two drops.
   */
  every: number;
  /**
   * What the rate is multiplied by at each drop.
   */
  factor: number;
}
/**
 * The rate climbs evenly over the first epochs.
 */
export interface WarmUpSchedule {
  /**
   * The rate climbs evenly over the first epochs.
   */
  kind: "warm_up";
  /**
   * Epochs until the full rate is reached.
   */
  epochs: number;
}
/**
 * Gives every unit mean 0 and variance 1 over the batch, then a learned gain and shift.
 *
 * With ``trainable`` off gain and shift stay; the statistics follow the batches all the same, as in torch.
 */
export interface BatchNormConfig {
  /**
   * Gives every unit mean 0 and variance 1 over the batch, then a learned gain and shift.
   */
  kind: "batch_norm";
  /**
   * Its name, unlike any other's. Left empty it is chosen: the kind and a number.
   */
  id: string;
  /**
   * The earlier layers it reads from, or "input". Left empty it is the layer before.
   */
  inputs: string[];
  /**
   * Whether training moves its parameters. Off, they stay as they are, to the last bit; gradients pass through.
   */
  trainable: boolean;
  /**
   * How much of the running average each batch replaces.
   */
  momentum: number;
  /**
   * Added to the variance, so that a silent unit is not divided by 0.
   */
  epsilon: number;
}
/**
 * A cloud of points for each class, evenly round a circle.
 */
export interface BlobsData {
  /**
   * A cloud of points for each class, evenly round a circle.
   */
  kind: "blobs";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
  /**
   * How many clouds, each a class of its own.
   */
  classes: number;
}
/**
 * The square cut into cells, neighbours of different classes.
 */
export interface CheckerboardData {
  /**
   * The square cut into cells, neighbours of different classes.
   */
  kind: "checkerboard";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
  /**
   * How many cells along each side.
   */
  cells: number;
}
/**
 * Puts layers side by side, in the order of its inputs, so that the next layer sees all of them.
 */
export interface ConcatConfig {
  /**
   * Puts layers side by side, in the order of its inputs, so that the next layer sees all of them.
   */
  kind: "concat";
  /**
   * Its name, unlike any other's. Left empty it is chosen: the kind and a number.
   */
  id: string;
  /**
   * The earlier layers it reads from, or "input". Left empty it is the layer before.
   */
  inputs: string[];
}
/**
 * Every weight starts at the number given as scale. The units of a layer then never learn to differ.
 */
export interface ConstantInit {
  /**
   * Every weight starts at the number given as scale. The units of a layer then never learn to differ.
   */
  kind: "constant";
  /**
   * The number every weight starts at.
   */
  scale: number;
}
/**
 * A dense layer: every unit weighs every input, adds a bias and applies an activation function.
 */
export interface DenseConfig {
  /**
   * A dense layer: every unit weighs every input, adds a bias and applies an activation function.
   */
  kind: "dense";
  /**
   * Its name, unlike any other's. Left empty it is chosen: the kind and a number.
   */
  id: string;
  /**
   * The earlier layers it reads from, or "input". Left empty it is the layer before.
   */
  inputs: string[];
  /**
   * Whether training moves its parameters. Off, they stay as they are, to the last bit; gradients pass through.
   */
  trainable: boolean;
  /**
   * How many units, and so how many numbers come out.
   */
  units: number;
  activation: Activation;
  init: InitConfig;
  /**
   * Whether each unit adds a learned number of its own.
   */
  bias: boolean;
  /**
   * Where that number starts.
   */
  bias_start: number;
}
/**
 * Normal weights of variance 2 / inputs, times the scale: signals keep their size through ReLU.
 */
export interface HeInit {
  /**
   * Normal weights of variance 2 / inputs, times the scale: signals keep their size through ReLU.
   */
  kind: "he";
  /**
   * What the kind's own formula is multiplied by.
   */
  scale: number;
}
/**
 * Normal weights of variance 1 / inputs, times the scale: signals keep their size; the one for SELU.
 */
export interface LecunInit {
  /**
   * Normal weights of variance 1 / inputs, times the scale: signals keep their size; the one for SELU.
   */
  kind: "lecun";
  /**
   * What the kind's own formula is multiplied by.
   */
  scale: number;
}
/**
 * Weights are drawn from a normal distribution around 0 whose standard deviation is the scale.
 */
export interface NormalInit {
  /**
   * Weights are drawn from a normal distribution around 0 whose standard deviation is the scale.
   */
  kind: "normal";
  /**
   * What the kind's own formula is multiplied by.
   */
  scale: number;
}
/**
 * A random rotation, times the scale: rows, or columns where there are fewer, are orthonormal.
 */
export interface OrthogonalInit {
  /**
   * A random rotation, times the scale: rows, or columns where there are fewer, are orthonormal.
   */
  kind: "orthogonal";
  /**
   * What the kind's own formula is multiplied by.
   */
  scale: number;
}
/**
 * Weights are drawn evenly from minus the scale to plus the scale.
 */
export interface UniformInit {
  /**
   * Weights are drawn evenly from minus the scale to plus the scale.
   */
  kind: "uniform";
  /**
   * What the kind's own formula is multiplied by.
   */
  scale: number;
}
/**
 * Normal weights of variance 2 / (inputs + units), times the scale: signals keep their size through tanh.
 */
export interface XavierInit {
  /**
   * Normal weights of variance 2 / (inputs + units), times the scale: signals keep their size through tanh.
   */
  kind: "xavier";
  /**
   * What the kind's own formula is multiplied by.
   */
  scale: number;
}
/**
 * Every weight starts at 0. The units of a layer then never learn to differ. The scale changes nothing.
 */
export interface ZerosInit {
  /**
   * Every weight starts at 0. The units of a layer then never learn to differ. The scale changes nothing.
   */
  kind: "zeros";
  /**
   * What the kind's own formula is multiplied by.
   */
  scale: number;
}
/**
 * Points put on the plane by hand, with a class each or, for a regression, a target.
 */
export interface DrawnData {
  /**
   * Points put on the plane by hand, with a class each or, for a regression, a target.
   */
  kind: "drawn";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * base64url of five bytes a point: x and y as int16 / 8192, then the class, plus 128 for a point to test with.
   */
  points: string;
  /**
   * For a regression: base64url of an int16 a point, 32767 times its target; none for classes.
   */
  values: string | null;
  /**
   * How many classes there are, some of which may have no points.
   */
  classes: number;
}
/**
 * While training, drops each number with a given chance, so that no unit can rely on another.
 */
export interface DropoutConfig {
  /**
   * While training, drops each number with a given chance, so that no unit can rely on another.
   */
  kind: "dropout";
  /**
   * Its name, unlike any other's. Left empty it is chosen: the kind and a number.
   */
  id: string;
  /**
   * The earlier layers it reads from, or "input". Left empty it is the layer before.
   */
  inputs: string[];
  /**
   * The chance that a number is dropped. At 0 nothing is.
   */
  rate: number;
}
/**
 * A condition on x and y: class 1 where it holds, class 0 elsewhere.
 */
export interface FormulaData {
  /**
   * A condition on x and y: class 1 where it holds, class 0 elsewhere.
   */
  kind: "formula";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
  /**
   * Where class 1 is, such as y > sin(3*x) or x^2 + y^2 < 0.5.
   */
  condition: string;
}
/**
 * The target is the value of a formula of x and y.
 */
export interface FormulaValueData {
  /**
   * The target is the value of a formula of x and y.
   */
  kind: "formula_value";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
  /**
   * The target, such as sin(3*x)*y. Where its largest value in the square is above 1 it is scaled down to 1.
   */
  value: string;
}
/**
 * A straight line through the centre parts the classes.
 */
export interface HalfPlaneData {
  /**
   * A straight line through the centre parts the classes.
   */
  kind: "half_plane";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * Gives every sample mean 0 and variance 1 over the units, then a learned gain and shift for each unit.
 */
export interface LayerNormConfig {
  /**
   * Gives every sample mean 0 and variance 1 over the units, then a learned gain and shift for each unit.
   */
  kind: "layer_norm";
  /**
   * Its name, unlike any other's. Left empty it is chosen: the kind and a number.
   */
  id: string;
  /**
   * The earlier layers it reads from, or "input". Left empty it is the layer before.
   */
  inputs: string[];
  /**
   * Whether training moves its parameters. Off, they stay as they are, to the last bit; gradients pass through.
   */
  trainable: boolean;
  /**
   * Added to the variance, so that equal numbers are not divided by 0.
   */
  epsilon: number;
}
/**
 * Two rings, each through the other.
 */
export interface LinkedRingsData {
  /**
   * Two rings, each through the other.
   */
  kind: "linked_rings";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * Two strands wound round one axis.
 */
export interface LinkedSpiralsData {
  /**
   * Two strands wound round one axis.
   */
  kind: "linked_spirals";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
  /**
   * How often each strand goes round the axis.
   */
  turns: number;
}
/**
 * Two half circles, each with an end inside the other.
 */
export interface MoonsData {
  /**
   * Two half circles, each with an end inside the other.
   */
  kind: "moons";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * A landscape of Gaussian hills and hollows.
 */
export interface MultiGaussData {
  /**
   * A landscape of Gaussian hills and hollows.
   */
  kind: "multi_gauss";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * A ball of one class inside the hollow ball of the other.
 */
export interface NestedSpheresData {
  /**
   * A ball of one class inside the hollow ball of the other.
   */
  kind: "nested_spheres";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * A directed acyclic graph of layers. The last one is the output.
 */
export interface NetworkConfig {
  /**
   * The layers, each after those it reads from. Every layer but the last is read by a later one.
   */
  layers: LayerConfig[];
}
/**
 * The outline of a triangle or square inside the outline of a larger one.
 */
export interface PolygonsData {
  /**
   * The outline of a triangle or square inside the outline of a larger one.
   */
  kind: "polygons";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
  /**
   * The outline inside, class 0.
   */
  inner: "triangle" | "square";
  /**
   * The outline outside, class 1.
   */
  outer: "triangle" | "square";
}
/**
 * The target rises evenly from one corner of the square to the opposite one.
 */
export interface RegressionPlaneData {
  /**
   * The target rises evenly from one corner of the square to the opposite one.
   */
  kind: "regression_plane";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * A disc of one class inside a ring of the other.
 */
export interface RingsData {
  /**
   * A disc of one class inside a ring of the other.
   */
  kind: "rings";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * Waves in rings round the centre.
 */
export interface RippleData {
  /**
   * Waves in rings round the centre.
   */
  kind: "ripple";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * Two waves from left to right.
 */
export interface SineData {
  /**
   * Two waves from left to right.
   */
  kind: "sine";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * An arm for each class, all wound round the same centre.
 */
export interface SpiralsData {
  /**
   * An arm for each class, all wound round the same centre.
   */
  kind: "spirals";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
  /**
   * How many arms, each a class of its own.
   */
  arms: number;
  /**
   * How often each arm goes round the centre.
   */
  turns: number;
}
/**
 * When a run pauses by itself. Nothing is chosen by default.
 */
export interface StopConfig {
  /**
   * After exactly so many steps.
   */
  step: number | null;
  /**
   * Once the test loss is at most this, at the end of an epoch.
   */
  loss: number | null;
  /**
   * Once the share of test points that are classified rightly is at least this, at the end of an epoch.
   */
  accuracy: number | null;
  /**
   * After so many epochs in which the test loss has not fallen by more than `least`.
   */
  plateau: number | null;
  /**
   * What counts as falling.
   */
  least: number;
  /**
   * Whether a run that stopped on a target or a plateau goes back to where its test loss was lowest.
   */
  keep_best: boolean;
}
/**
 * A strip rolled up, cut across into bands that take turns in class.
 */
export interface SwissRollData {
  /**
   * A strip rolled up, cut across into bands that take turns in class.
   */
  kind: "swiss_roll";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
  /**
   * How many bands the strip has.
   */
  bands: number;
}
/**
 * Rows of an uploaded table: one of its columns is learned from others.
 */
export interface TableData {
  /**
   * Rows of an uploaded table: one of its columns is learned from others.
   */
  kind: "table";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * None: the columns are the inputs.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * The table's name on this server: the SHA-256 of its text, as told when it was uploaded.
   */
  content: string;
  /**
   * Whether the table's first line names the columns; empty: found out.
   */
  header: boolean | null;
  /**
   * The column to be learned.
   */
  target: string;
  /**
   * The columns to learn it from; none given: all others.
   */
  columns: string[];
  /**
   * Whether the target is a class or a number; auto: a number where it is one of more than ten.
   */
  task: "auto" | "classification" | "regression";
  /**
   * Columns of numbers that are to be read as words.
   */
  categories: string[];
  /**
   * Whether each word gets a column of its own; otherwise words count 0, 1, 2 …
   */
  one_hot: boolean;
  /**
   * Numbers as they are; with mean 0 and deviation 1; or from -1 to 1.
   */
  scaling: "none" | "standard" | "range";
  /**
   * What becomes of a row with a missing value: the column's mean takes its place, or the row is left out.
   */
  missing: "mean" | "drop";
  /**
   * The two columns whose plane is shown, as inputs are called; none: the first two principal components.
   */
  plane: unknown[] | null;
  /**
   * How many rows are used at most, drawn from the seed where there are more.
   */
  rows: number;
}
/**
 * A data set of TensorFlow Playground, point for point.
 */
export interface TfPlaygroundData {
  /**
   * A data set of TensorFlow Playground, point for point.
   */
  kind: "tf_playground";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 6 at the edge, as there.
   */
  unit: number;
  /**
   * How many points, train and test together. There: 500, or 1200 for a regression.
   */
  points: number;
  /**
   * Noise as there, 0.25 for its 25: how far, of the plane, points seem to lie from where their label was found.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
  /**
   * Which one, by the name that its links use.
   */
  set: "circle" | "xor" | "gauss" | "spiral" | "reg-plane" | "reg-gauss";
  /**
   * The seed of a link, any text; empty: it follows from the experiment's seed.
   */
  draw: string;
}
/**
 * A trefoil knot and the straight line through its middle.
 */
export interface TrefoilData {
  /**
   * A trefoil knot and the straight line through its middle.
   */
  kind: "trefoil";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * Opposite quarters of the square belong together, so that no straight line parts the classes.
 */
export interface XorData {
  /**
   * Opposite quarters of the square belong together, so that no straight line parts the classes.
   */
  kind: "xor";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
  /**
   * Further inputs, after the features: each a formula over the columns, such as sin(3*x)*y.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
}
/**
 * The whole description of a run.
 */
export interface Experiment {
  /**
   * Of this format.
   */
  version: 1;
  /**
   * Decides the data, the start values and every draw after them.
   */
  seed: number;
  data: DataConfig;
  network: NetworkConfig;
  learner: LearnerConfig;
  stop: StopConfig;
}
/**
 * Nothing to choose.
 */
export interface DataOptions {}
/**
 * Nothing to choose.
 */
export interface DroppedOptions {}
/**
 * Nothing to choose.
 */
export interface GradientsOptions {}
/**
 * How many to list.
 */
export interface MistakesOptions {
  /**
   * How many points are listed at most; all are counted.
   */
  most?: number;
}
/**
 * Of which point, and how many.
 */
export interface NeighboursOptions {
  /**
   * Its place in the data.
   */
  index?: number;
  /**
   * How many neighbours.
   */
  count?: number;
}
/**
 * How finely to look, and at how many units.
 */
export interface NeuronsOptions {
  /**
   * Pixels a side; fewer where the network is large.
   */
  resolution?: number;
  /**
   * Units a layer; of wider layers those that weigh most in what follows.
   */
  units?: number;
}
/**
 * Nothing to choose.
 */
export interface ParametersOptions {}
/**
 * Which sample.
 */
export interface PointOptions {
  /**
   * Its place in the data.
   */
  index?: number;
}
/**
 * Which coordinates: as the space is read with the same options.
 */
export interface PolarOptions {
  /**
   * How many points of the data, from the first on, principal axes are fitted to.
   */
  points?: number;
  /**
   * Which two or three units of a stage are shown; principal axes of the others, where they are wider than three.
   */
  shown?: {
    [k: string]: "pca" | number[];
  };
}
/**
 * How many at most.
 */
export interface RegionsOptions {
  /**
   * Regions that are told apart at most.
   */
  most?: number;
}
/**
 * How finely to look, and at which stages.
 */
export interface SpaceOptions {
  /**
   * Squares of the lattice along a side; fewer where the network is large.
   */
  resolution?: number;
  /**
   * How many points of the data, from the first on.
   */
  points?: number;
  /**
   * Points beyond those that are shown as well, such as one that is followed; what is not there is passed over.
   */
  also?: number[];
  /**
   * Stages to send; all of them where empty.
   */
  keys?: string[] | null;
  /**
   * Which two or three units of a stage to show; principal axes of the others, where they are wider than three.
   */
  shown?: {
    [k: string]: "pca" | number[];
  };
}
/**
 * Nothing to choose.
 */
export interface StraightCutOptions {}
/**
 * How finely to look.
 */
export interface SurfaceOptions {
  /**
   * Pixels a side; fewer where the network is large.
   */
  resolution?: number;
}
/**
 * How finely to look.
 */
export interface SweepOptions {
  /**
   * Pixels a side.
   */
  resolution?: number;
}
/**
 * Of which units, and how finely.
 */
export interface UnitLinesOptions {
  /**
   * The layer; all dense ones where empty.
   */
  layer?: string | null;
  /**
   * Places a side that sums are computed at; fewer where the network is large.
   */
  resolution?: number;
  /**
   * Units a layer, fewer where there are many layers; of wider ones those that weigh most in what follows.
   */
  units?: number;
}
/**
 * Which parameter, how far, how finely.
 */
export interface ValleyOptions {
  /**
   * Its place in the flat parameter vector.
   */
  index?: number;
  /**
   * How far it moves to either side of where it is.
   */
  span?: number;
  /**
   * How many values are tried, fewer where the network is large; with an odd number the middle one is where it is.
   */
  samples?: number;
}
/**
 * What can be asked of each probe, by its name.
 */
export interface ProbeOptions {
  data: DataOptions;
  dropped: DroppedOptions;
  gradients: GradientsOptions;
  mistakes: MistakesOptions;
  neighbours: NeighboursOptions;
  neurons: NeuronsOptions;
  parameters: ParametersOptions;
  point: PointOptions;
  polar: PolarOptions;
  regions: RegionsOptions;
  space: SpaceOptions;
  straight_cut: StraightCutOptions;
  surface: SurfaceOptions;
  sweep: SweepOptions;
  unit_lines: UnitLinesOptions;
  valley: ValleyOptions;
}
