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
  | AckCommand
  | PingCommand;
export type ServerEvent =
  OpenedEvent | TunedEvent | ErrorEvent | PongEvent | WaitEvent | LoadEvent | RestoredEvent | LostEvent | BeatEvent;
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
export type Loss = "absolute" | "binary_cross_entropy" | "cross_entropy" | "hinge" | "huber" | "squared";
export type OptimizerConfig =
  | AdagradOptimizer
  | AdamOptimizer
  | AdamwOptimizer
  | MomentumOptimizer
  | NesterovOptimizer
  | RmspropOptimizer
  | SgdOptimizer;
export type ScheduleConfig = ConstantSchedule | CosineSchedule | StepSchedule | WarmUpSchedule;
export type Feature = "x" | "y" | "x2" | "y2" | "xy" | "sin_x" | "sin_y" | "distance" | "angle";
export type InitConfig =
  ConstantInit | HeInit | LecunInit | NormalInit | OrthogonalInit | UniformInit | XavierInit | ZerosInit;
export type LayerConfig =
  ActivationConfig | AddConfig | BatchNormConfig | ConcatConfig | DenseConfig | DropoutConfig | LayerNormConfig;
export type DataConfig =
  | BlobsData
  | CheckerboardData
  | HalfPlaneData
  | MoonsData
  | MultiGaussData
  | PolygonsData
  | RegressionPlaneData
  | RingsData
  | RippleData
  | SineData
  | SpiralsData
  | XorData;
export type LearnerConfig = BackpropLearner;

/**
 * What each probe sends, by its name.
 */
export interface ProbePayloads {
  data: DataPayload;
  gradients: GradientsPayload;
  neurons: NeuronsPayload;
  parameters: ParametersPayload;
  point: PointPayload;
  space: SpacePayload;
  straight_cut: StraightCutPayload;
  surface: SurfacePayload;
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
 * How the server spares its strength. Sent when that changes; all is well with `detail` 1 and 30 frames.
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
 * Probe `data`: the points of the plane.
 */
export interface DataPayload {
  /**
   * [n, 2]; the first `train` rows are the training points.
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
  /**
   * Variance shares when shown by PCA.
   */
  share: number[] | null;
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
  /**
   * [p]
   */
  labels: Bytes;
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
 * The metrics at one step and the probes that were due.
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
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
   * How many units, and so how many numbers come out.
   */
  units: number;
  activation: Activation;
  init: InitConfig;
  /**
   * Whether each unit adds a learned number of its own.
   */
  bias: boolean;
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
 * A straight line through the centre parts the classes.
 */
export interface HalfPlaneData {
  /**
   * A straight line through the centre parts the classes.
   */
  kind: "half_plane";
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
   * Added to the variance, so that equal numbers are not divided by 0.
   */
  epsilon: number;
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
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
 * Opposite quarters of the square belong together, so that no straight line parts the classes.
 */
export interface XorData {
  /**
   * Opposite quarters of the square belong together, so that no straight line parts the classes.
   */
  kind: "xor";
  /**
   * How many points, train and test together.
   */
  points: number;
  /**
   * Standard deviation of the Gaussian jitter. The plane shown reaches from -1.12 to 1.12.
   */
  noise: number;
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * What the network gets of a point, in this order.
   */
  features: Feature[];
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
}
/**
 * Nothing to choose.
 */
export interface DataOptions {}
/**
 * Nothing to choose.
 */
export interface GradientsOptions {}
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
   * Stages to send; all of them where empty.
   */
  keys?: string[] | null;
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
  gradients: GradientsOptions;
  neurons: NeuronsOptions;
  parameters: ParametersOptions;
  point: PointOptions;
  space: SpaceOptions;
  straight_cut: StraightCutOptions;
  surface: SurfaceOptions;
  valley: ValleyOptions;
}
