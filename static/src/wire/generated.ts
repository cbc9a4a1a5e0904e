/* Generated from the Python models by tools/generate_types.py. Do not edit: run `python -m tools.generate_types`. */
import type { Bytes, Floats, Ints } from "./frame";

export type SurfacePayload = ValueSurface | ClassesSurface;
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
/**
 * What can be done to a model by hand.
 */
export type Action =
  | BoltzmannClampAction
  | BoltzmannReleaseAction
  | BoltzmannSetLinkAction
  | BoltzmannSetStateAction
  | HopfieldHarmAction
  | HopfieldPaintAction
  | HopfieldRecallAction
  | HopfieldScatterAction
  | RbmDreamAction
  | RbmHoldAction
  | RbmPaintAction
  | RbmWakeAction
  | SetParameterAction
  | SetParametersAction;
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
  | BarsData
  | BlobsData
  | CheckerboardData
  | ColoursData
  | DigitsData
  | DrawnData
  | EncoderData
  | FormulaData
  | FormulaValueData
  | GlyphsData
  | HalfPlaneData
  | LinkedRingsData
  | LinkedSpiralsData
  | MoonsData
  | MultiGaussData
  | NestedSpheresData
  | ParityData
  | PatternsData
  | PolygonsData
  | RandomPatternsData
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
export type LearnerConfig =
  | Art1Learner
  | BackpropLearner
  | BoltzmannLearner
  | FuzzyArtLearner
  | GreedyLearner
  | HopfieldLearner
  | KMeansLearner
  | NeuralGasLearner
  | OnlineKMeansLearner
  | RbmLearner
  | SomLearner;

/**
 * What each probe sends, by its name.
 */
export interface ProbePayloads {
  art: ArtPayload;
  art_categories: ArtCategoriesPayload;
  art_stream: ArtStreamPayload;
  codebook: CodebookPayload;
  correlations: CorrelationsPayload;
  data: DataPayload;
  distribution: DistributionPayload;
  dropped: DroppedPayload;
  generate: GeneratePayload;
  gibbs_chain: GibbsChainPayload;
  gradients: GradientsPayload;
  hopfield: HopfieldPayload;
  hopfield_ends: HopfieldEndsPayload;
  hopfield_film: HopfieldFilmPayload;
  hopfield_landscape: HopfieldLandscapePayload;
  hopfield_weights: HopfieldWeightsPayload;
  inpaint: InpaintPayload;
  machine: MachinePayload;
  map_hit: MapHitPayload;
  mistakes: MistakesPayload;
  neighbours: NeighboursPayload;
  neurons: NeuronsPayload;
  parameters: ParametersPayload;
  point: PointPayload;
  polar: PolarPayload;
  portrait: PortraitPayload;
  pretraining: PretrainingPayload;
  receptive_fields: ReceptiveFieldsPayload;
  reconstruction: ReconstructionPayload;
  regions: RegionsPayload;
  retold: RetoldPayload;
  space: SpacePayload;
  statistics: StatisticsPayload;
  straight_cut: StraightCutPayload;
  surface: SurfacePayload;
  sweep: SweepPayload;
  u_matrix: UMatrixPayload;
  unit_lines: UnitLinesPayload;
  valley: ValleyPayload;
  vigilance: VigilancePayload;
}
/**
 * One presentation. A sample has d numbers from 0 to 1; categories are those in use, k, and the first free one.
 */
export interface ArtPayload {
  /**
   * The last move.
   */
  phase: "rest" | "present" | "choose" | "match" | "reset" | "learn" | "commit" | "full" | "blank";
  /**
   * Whether the presentation is over, so that the next move shows another sample.
   */
  ends: boolean;
  /**
   * Whether a whole pass has changed nothing.
   */
  settled: boolean;
  /**
   * Passes over the data completed.
   */
  pass_number: number;
  /**
   * Of the sample in its pass, from 0.
   */
  place: number;
  /**
   * Samples in a pass.
   */
  count: number;
  /**
   * Presentations in all, with the one under way.
   */
  presented: number;
  /**
   * Which of the points it is; -1 before the first.
   */
  sample: number;
  /**
   * Its class; -1 where there is none.
   */
  label: number;
  /**
   * The category it was given last time; -1: none.
   */
  before: number;
  /**
   * Categories in use, k.
   */
  used: number;
  /**
   * How many there may be.
   */
  most: number;
  /**
   * The category chosen; -1: none. k: the free one.
   */
  chosen: number;
  /**
   * The match that is asked for; null where none is.
   */
  vigilance: number | null;
  /**
   * Of the chosen category, |I ∧ w| / |I|; null where there is none.
   */
  match: number | null;
  /**
   * [d] the sample; empty before the first.
   */
  values: Bytes;
  /**
   * [d] what the chosen category expected; empty where none is chosen.
   */
  expected: Bytes;
  /**
   * [d] what it expects now.
   */
  learned: Bytes;
  /**
   * [k + 1 or k] how much the sample draws each category; 0 at rest.
   */
  activations: Floats;
  /**
   * The match of each of them.
   */
  matches: Floats;
  /**
   * The categories in the order in which they are tried.
   */
  order: Ints;
  /**
   * 1 for those that were tried and did not match.
   */
  shut: Bytes;
}
/**
 * The k categories in use, and the n samples.
 */
export interface ArtCategoriesPayload {
  /**
   * [k, d] what each expects, from 0 to 1.
   */
  templates: Bytes;
  /**
   * [k, 4] left, bottom, right, top, where points lie on the plane.
   */
  boxes: Floats | null;
  /**
   * [k] share of the room that its samples may spread over; of ART 1 its ink.
   */
  extents: Floats;
  /**
   * [k] samples it was given last.
   */
  members: Ints;
  /**
   * [k] the class most of these have; -1: none.
   */
  labels: Ints;
  /**
   * [k] the share of them that have it.
   */
  pure: Floats;
  /**
   * [n] the category each sample was given last; -1: none.
   */
  given: Ints;
  /**
   * [n] the category each would be given now; -1: none.
   */
  now: Ints;
  /**
   * Share of the samples met whose category mostly has their class.
   */
  agreement: number | null;
}
/**
 * The latest r passes over n samples, the oldest first.
 */
export interface ArtStreamPayload {
  /**
   * Number of the oldest pass, from 0.
   */
  first: number;
  /**
   * [n] the samples in the order of the pass under way.
   */
  order: Ints;
  /**
   * [n] their classes in this order; null where there are none.
   */
  labels: Ints | null;
  /**
   * [r, n] category given in this order of samples; -1: none, or not yet.
   */
  log: Ints;
  /**
   * [n, d] these samples, where they are pictures and few.
   */
  pictures: Bytes | null;
  /**
   * Where the pass under way stands; -1 before the first.
   */
  place: number;
}
/**
 * The units of a map.
 */
export interface CodebookPayload {
  /**
   * [k, 2]: where they stand on the plane.
   */
  plane: Floats;
  /**
   * [k, 3]: where they stand in space, for data that lies in it.
   */
  solid: Floats | null;
  /**
   * [k, d]: where they stand in the columns of the data, or their pictures.
   */
  columns: Bytes;
  /**
   * [m, 2]: pairs of neighbours.
   */
  edges: Ints;
  /**
   * [k, 2]: where they are drawn by themselves; neighbours about one apart.
   */
  places: Floats;
  /**
   * The shape of a unit's cell.
   */
  cell: "square" | "hexagon" | "dot";
}
/**
 * A row for every link and every unit.
 */
export interface CorrelationsPayload {
  /**
   * [k] one end.
   */
  first: Ints;
  /**
   * [k] the other; the same for a unit.
   */
  second: Ints;
  /**
   * [k] exact, with the visible units held at the data.
   */
  clamped: Floats;
  /**
   * [k] exact, with nothing held.
   */
  free: Floats;
  /**
   * [k] as counted in the last held phase; 0 before.
   */
  sampled_clamped: Floats;
  /**
   * [k] as counted in the last free phase; 0 before.
   */
  sampled_free: Floats;
}
/**
 * The points and the plane on which they are shown.
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
 * Pictures with their chances. While units are held by hand, the chances given those units.
 */
export interface DistributionPayload {
  /**
   * [m, v] pictures, 0 or 1.
   */
  states: Bytes;
  /**
   * [m]
   */
  data: Floats;
  /**
   * [m] exact, all states of all units gone through.
   */
  model: Floats;
  /**
   * [m] by counting dreams; all 0 before the first.
   */
  dreamt: Floats;
  /**
   * [3] what all other pictures have together: data, model, dreamt.
   */
  rest: Floats;
  /**
   * How many dreams are counted, older ones less.
   */
  counted: number;
  /**
   * How many pictures there could be.
   */
  all: number;
  /**
   * Of the model from the data; null while units are held by hand.
   */
  divergence: number | null;
}
/**
 * What dropout drops in the next step, for the first point of its batch.
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
 * Pictures that the stack draws.
 */
export interface GeneratePayload {
  /**
   * How many layers they come down through; 0: none has begun.
   */
  height: number;
  /**
   * [rows, frames, h, w], from -1 to 1 (ink); null: points are no pictures.
   */
  pictures: Bytes | null;
  /**
   * [rows, frames]: the class the whole network gives each; null: none.
   */
  classes: Bytes | null;
}
/**
 * Film strips of the first chains.
 */
export interface GibbsChainPayload {
  /**
   * [frames, chains, v] ink from 0 to 1, the latest last.
   */
  film: Bytes;
  /**
   * [chains] free energy of the state that each is in.
   */
  energy: Floats;
}
/**
 * Norm of the training loss's gradient by layer.
 */
export interface GradientsPayload {
  layers: string[];
  norm: Floats;
}
/**
 * The state of a memory and the trial under way.
 */
export interface HopfieldPayload {
  /**
   * [h, w] from -1 to 1, row 0 at the top; 0 before anything is stored.
   */
  state: Bytes;
  /**
   * [h, w]: what the trial began with.
   */
  cue: Bytes;
  /**
   * [h, w]: what pulls at every unit; bounds are as large on either side.
   */
  field: Bytes;
  /**
   * [h, w]: 1 where a unit would change, were it its turn.
   */
  wants: Bytes;
  phase: "store" | "recall" | "over";
  /**
   * Pictures stored so far.
   */
  stored: number;
  /**
   * [p, h, w] from -1 to 1: what is stored or is to be, the first 36 of it.
   */
  pictures: Bytes;
  /**
   * [p] of the state with each of these, -1…1.
   */
  overlaps: Floats;
  /**
   * [p]: how much each pulls, of 1; null where weights do.
   */
  shares: Floats | null;
  energy: number;
  /**
   * From 1; 0 before the first.
   */
  trial: number;
  /**
   * What the trial began with.
   */
  origin: "none" | "memory" | "random" | "hand";
  /**
   * The picture it began with; -1: none.
   */
  cued: number;
  /**
   * The unit updated last; -1: none, or all.
   */
  unit: number;
  /**
   * Units that the last step has changed.
   */
  changed: number;
  /**
   * Steps of this trial.
   */
  updates: number;
  /**
   * Changes in this trial.
   */
  changes: number;
  /**
   * Trials that are over.
   */
  trials: number;
  /**
   * Mean overlap with the picture they began with, at the end of each.
   */
  recalled: number | null;
}
/**
 * Ends of trials, the commonest first; 64 different ones at most.
 */
export interface HopfieldEndsPayload {
  /**
   * [k, h, w]: 1 ink, 0 paper.
   */
  pictures: Bytes;
  /**
   * [k]
   */
  counts: Ints;
  /**
   * [k]
   */
  energies: Floats;
  ends: HopfieldEnd[];
  /**
   * That are over, those whose end is not kept among them.
   */
  trials: number;
}
/**
 * One state that trials have ended in.
 */
export interface HopfieldEnd {
  /**
   * A picture, one's negative, either with a few wrong pixels, a majority of three pictures, or else.
   */
  kind: "memory" | "negative" | "flawed" | "mixture" | "spurious";
  /**
   * The picture it is most like, either way round; -1: there are none.
   */
  nearest: number;
  /**
   * With that one, -1…1.
   */
  overlap: number;
  /**
   * Whether no unit wants to change.
   */
  rests: boolean;
}
/**
 * Up to 16 pictures of a trial.
 */
export interface HopfieldFilmPayload {
  /**
   * [f, h, w] from -1 to 1, row 0 at the top.
   */
  pictures: Bytes;
  /**
   * [f]: after how many steps of the trial.
   */
  updates: Ints;
  /**
   * [f]
   */
  energies: Floats;
}
/**
 * One of the two, as there are few units or many.
 */
export interface HopfieldLandscapePayload {
  map: HopfieldMap | null;
  ways: HopfieldWays | null;
}
/**
 * The energy of all states of few units, [r, c].
 */
export interface HopfieldMap {
  /**
   * [r, c]
   */
  energies: Bytes;
  /**
   * [r, c]: which minimum one reaches by the steepest way down; 255: none.
   */
  basins: Bytes;
  /**
   * [m, 2]: row and column, the deepest first; 64 at most.
   */
  minima: Ints;
  /**
   * [m, h, w]: 1 ink, 0 paper.
   */
  pictures: Bytes;
  /**
   * Row and column of the state.
   */
  here: number[];
  /**
   * [f, 2]: row and column of the film's pictures.
   */
  path: Ints;
  /**
   * [p, 2]: row and column of the stored pictures.
   */
  stored: Ints;
}
/**
 * The energy on the ways from the state to stored pictures, the nearest first.
 */
export interface HopfieldWays {
  /**
   * [k]: which pictures.
   */
  memories: Ints;
  /**
   * [k, 17]: how many units have changed.
   */
  units: Ints;
  /**
   * [k, 17]
   */
  energies: Floats;
}
/**
 * All weights, and those of one unit.
 */
export interface HopfieldWeightsPayload {
  /**
   * [n, n], bounds as large on either side; null where there are none.
   */
  weights: Bytes | null;
  /**
   * Each pixel is the mean of so many units a side.
   */
  block: number;
  /**
   * Whose weights `row` holds; -1: nobody's.
   */
  unit: number;
  /**
   * [h, w], bounds as large on either side.
   */
  row: Bytes | null;
}
/**
 * A picture with known pixels, and how the rest is filled in.
 */
export interface InpaintPayload {
  /**
   * The picture of the data that was held first.
   */
  index: number;
  /**
   * [v] 1 where a pixel is known, else 0.
   */
  known: Bytes;
  /**
   * [v] ink of the held picture, from 0 to 1; where it is not known, as it was.
   */
  held: Bytes;
  /**
   * [v] the present state of one chain, 0 or 1 where it is not known.
   */
  chain: Bytes;
  /**
   * [v] the mean of some chains over some steps.
   */
  filled: Bytes;
  /**
   * Mean squared difference from the held picture, of a pixel not known.
   */
  error: number | null;
}
/**
 * A machine: visible units first.
 */
export interface MachinePayload {
  /**
   * How many units are visible.
   */
  visible: number;
  /**
   * [n, n] symmetric, 0 where there is no link.
   */
  weights: Floats;
  /**
   * [n, n] 1 where there is a link.
   */
  linked: Bytes;
  /**
   * [n]
   */
  biases: Floats;
  /**
   * [n] of the copy that is shown, 0 or 1.
   */
  states: Bytes;
  /**
   * [n] with which each unit was last turned on.
   */
  chances: Floats;
  /**
   * [n] 1 where a unit does not move in this phase.
   */
  fixed: Bytes;
  /**
   * [n] 0 or 1 where a unit is held by hand, else 2.
   */
  held: Bytes;
  /**
   * The unit that was given its chance last, where a step is one; else -1.
   */
  touched: number;
  /**
   * What the step after this one belongs to.
   */
  phase: "clamped" | "free" | "update" | "held";
  /**
   * Of the phase, from 0.
   */
  sweep: number;
  /**
   * That the phase has.
   */
  sweeps: number;
  /**
   * How many of them cool down.
   */
  cooling: number;
  /**
   * Of that step.
   */
  temperature: number;
  /**
   * Of the state that is shown.
   */
  energy: number;
  /**
   * [2, s] mean energy of all copies by sweep, held and free; NaN: not yet.
   */
  falling: Floats;
  /**
   * [frames, n] the last states of the copy that is shown, the latest last.
   */
  film: Bytes;
  /**
   * [frames] of each: 0 clamped, 1 free, 3 held; 255: there is none yet.
   */
  film_phase: Bytes;
}
/**
 * Which unit answers to which point.
 */
export interface MapHitPayload {
  /**
   * The sample of the last step; -1: none.
   */
  sample: number;
  /**
   * The unit that was nearest to it; -1: none.
   */
  best: number;
  /**
   * The next nearest; -1: none.
   */
  second: number;
  /**
   * [k]: the share of the rate that each unit gets for this sample, from 0 to 1.
   */
  pull: Floats;
  /**
   * Of the next step.
   */
  rate: number;
  /**
   * How far its neighbourhood reaches; null: no further than one unit.
   */
  reach: number | null;
  /**
   * [n]: the unit nearest to each point.
   */
  winners: Ints;
  /**
   * [k]: training points that each unit is nearest to.
   */
  hits: Ints;
  /**
   * [k]: the class of most of them, -1 for none; null for regression.
   */
  labels: Ints | null;
  /**
   * What answers to the point followed; null: none is.
   */
  followed: Answer | null;
}
/**
 * The units nearest to one point, as the map is now.
 */
export interface Answer {
  index: number;
  best: number;
  second: number;
  /**
   * From the nearest unit.
   */
  distance: number;
}
/**
 * The points that are classified wrongly, those first of which the network is surest.
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
 * What is near a point at every stage.
 */
export interface NeighboursPayload {
  index: number;
  keys: {
    [k: string]: Neighbours;
  };
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
 * Heat maps by layer id, and `input`.
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
 * Outputs of one layer's units over the plane.
 */
export interface NeuronMaps {
  /**
   * [w, R, R], quantised per layer; row 0 is y = +1.12, column 0 is x = -1.12.
   */
  maps: Bytes;
}
/**
 * The flat vector; that of a network is cut by the description's slots.
 */
export interface ParametersPayload {
  /**
   * [P]
   */
  values: Floats;
  statistics?: Floats;
}
/**
 * One sample on its way through the network.
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
 * What the linear phases do, as mirror, turn and stretch.
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
 * A small picture of the model.
 */
export interface PortraitPayload {
  /**
   * [h, w] from -1 to 1, row 0 at the top; at most 64 pixels a side.
   */
  picture: Bytes;
}
/**
 * Which layer learns, and how well each says again what it is told.
 */
export interface PretrainingPayload {
  /**
   * The hidden layer that the next step trains alone; null: all are tuned.
   */
  working: number | null;
  /**
   * How many hidden layers have begun.
   */
  height: number;
  /**
   * Epochs done of that layer's, or of the tuning.
   */
  epoch: number;
  /**
   * How many each layer gets.
   */
  epochs: number;
  /**
   * [layers, epochs + 1, 2] of training and test; -1 where not measured.
   */
  errors: Floats;
}
/**
 * Weights as pictures, and the pictures that turn one hidden unit on most.
 */
export interface ReceptiveFieldsPayload {
  /**
   * [h, v] the weights of each hidden unit.
   */
  fields: Bytes;
  /**
   * [h] its bias.
   */
  hidden: Floats;
  /**
   * [v] the biases of the visible units.
   */
  visible: Bytes;
  /**
   * [h] how often it is on when the data are shown, from 0 to 1.
   */
  often: Bytes;
  /**
   * Whose favourites these are.
   */
  unit: number;
  /**
   * [k] places in the data, the most exciting first.
   */
  index: Ints;
  /**
   * [k] how likely each turns the unit on.
   */
  chance: Floats;
  /**
   * [k, v] ink from 0 to 1.
   */
  pictures: Bytes;
}
/**
 * A picture, the hidden units it turns on, and what they make of it.
 */
export interface ReconstructionPayload {
  /**
   * Which of the data.
   */
  index: number;
  /**
   * Whether it is kept for testing.
   */
  tested: boolean;
  /**
   * [v] ink from 0 to 1.
   */
  shown: Bytes;
  /**
   * [h] chances from 0 to 1.
   */
  hidden: Bytes;
  /**
   * [v] ink from 0 to 1.
   */
  made: Bytes;
  /**
   * Mean squared difference of a pixel.
   */
  error: number;
  /**
   * Its free energy.
   */
  energy: number;
}
/**
 * The convex regions of the plane on which the network is linear.
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
 * A picture as it is, and as each layer tells it.
 */
export interface RetoldPayload {
  index: number;
  /**
   * [layers + 1, h, w], from -1 to 1 (ink); null: points are no pictures.
   */
  pictures: Bytes | null;
}
/**
 * Lattice, points and boundary carried to every stage.
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
 * Means over the data and over the machine's own chains, smoothed over steps; empty before the first step.
 */
export interface StatisticsPayload {
  /**
   * [v] of v.
   */
  visible_data: Floats;
  /**
   * [v] or [0]
   */
  visible_model: Floats;
  /**
   * [h] of h.
   */
  hidden_data: Floats;
  /**
   * [h] or [0]
   */
  hidden_model: Floats;
  /**
   * [p] of v·h, for pairs that are drawn once.
   */
  pairs_data: Floats;
  /**
   * [p] or [0]
   */
  pairs_model: Floats;
}
/**
 * How well one straight cut separates the training points at every stage.
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
 * Of one output: its value over the plane.
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
 * Of more than two classes.
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
 * All small runs of a sweep, n of them, the last axis varying fastest.
 */
export interface SweepPayload {
  /**
   * [n, R, R], -1…1: what is decided, for more than two classes the winner's lead; or a portrait.
   */
  maps: Bytes;
  /**
   * [n, R, R] class with the largest output; null where none has over two.
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
 * How far neighbouring units are apart.
 */
export interface UMatrixPayload {
  /**
   * [m]: the length of every edge of `codebook`, in the columns of the data.
   */
  between: Floats;
  /**
   * [k]: of the edges at each unit; 0 where it has none.
   */
  mean: Floats;
}
/**
 * Where units switch, over the input plane.
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
 * Training loss as one parameter moves and all others stay.
 */
export interface ValleyPayload {
  values: Floats;
  loss: Floats;
}
/**
 * m whole runs.
 */
export interface VigilancePayload {
  /**
   * [m]
   */
  vigilance: Floats;
  /**
   * [m] how many there are at the end.
   */
  categories: Ints;
  /**
   * [m] samples of the last pass that found no place.
   */
  left_out: Ints;
  /**
   * Presentations of each run.
   */
  presented: number;
  /**
   * How many categories there may be.
   */
  most: number;
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
 * Pokes the model, in one of the ways that its learner knows.
 */
export interface ActCommand {
  type: "act";
  /**
   * Number of the command; grows with every command sent.
   */
  seq: number;
  /**
   * What to do; its `kind` and values are checked later.
   */
  action: Action;
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
 * What the two curves of a run are called; their words are in the page's catalogues.
 */
export interface Measured {
  /**
   * What is in the place of the loss.
   */
  loss: string;
  /**
   * What is in the place of the accuracy; null: nothing.
   */
  accuracy: string | null;
  /**
   * Whether the second is a share from 0 to 1.
   */
  share: boolean;
}
/**
 * What was built from an experiment.
 */
export interface Description {
  /**
   * Which panels of the page show it: `network`, or of a model of its own another.
   */
  family: string;
  measures: Measured;
  /**
   * [h, w], where a point is a picture and its columns are pixels.
   */
  picture: number[] | null;
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
  path: "compiled" | "torch" | "numpy";
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
 * The run has paused by itself, as its experiment's `stop` asks for, or because it has nothing more to do.
 */
export interface StoppedEvent {
  type: "stopped";
  lane: number;
  reason: "step" | "loss" | "accuracy" | "plateau" | "settled";
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
  path: "compiled" | "torch" | "numpy";
  /**
   * Seconds a step may take on this server; longer ones are refused.
   */
  longest_step: number;
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
 * Sets one number of the flat parameter vector.
 */
export interface SetParameterAction {
  kind: "set_parameter";
  /**
   * Its place in the flat vector; the description's slots say what lies where.
   */
  index: number;
  /**
   * What it becomes.
   */
  value: number;
}
/**
 * Sets the whole flat parameter vector.
 */
export interface SetParametersAction {
  kind: "set_parameters";
  /**
   * The numbers, little-endian float32, as base64url; running statistics may follow them.
   */
  parameters: string;
}
/**
 * Holds a unit by hand, or lets it go. While one is held the machine thinks and does not learn.
 */
export interface BoltzmannClampAction {
  kind: "clamp";
  /**
   * Which; visible ones first.
   */
  unit: number;
  /**
   * How it is held; null: it is let go.
   */
  on: boolean | null;
}
/**
 * Lets all units go.
 */
export interface BoltzmannReleaseAction {
  kind: "release";
}
/**
 * Turns a unit of the copy that is shown on or off; the next chance may turn it back.
 */
export interface BoltzmannSetStateAction {
  kind: "set_state";
  /**
   * Which; visible ones first.
   */
  unit: number;
  /**
   * What it becomes.
   */
  on: boolean;
}
/**
 * Sets the weight of a link, or, of a unit with itself, its bias.
 */
export interface BoltzmannSetLinkAction {
  kind: "set_link";
  /**
   * One end.
   */
  first: number;
  /**
   * The other.
   */
  second: number;
  /**
   * What it becomes.
   */
  value: number;
}
/**
 * Sets pixels of the state by hand.
 */
export interface HopfieldPaintAction {
  kind: "paint";
  /**
   * Which, counted row by row from the top.
   */
  pixels: number[];
  /**
   * Whether they become ink or paper.
   */
  ink: boolean;
}
/**
 * Damages the state as it is now.
 */
export interface HopfieldHarmAction {
  kind: "damage";
  /**
   * As in the settings.
   */
  how?: "flip" | "erase";
  /**
   * Of the pixels.
   */
  share?: number;
}
/**
 * Begins a trial with a stored picture, damaged as the settings say.
 */
export interface HopfieldRecallAction {
  kind: "recall";
  /**
   * Which, from 0.
   */
  memory: number;
  /**
   * Of the pixels that are damaged; None: as the settings say.
   */
  share?: number | null;
}
/**
 * Begins a trial with random pixels.
 */
export interface HopfieldScatterAction {
  kind: "scatter";
}
/**
 * Writes pixels of the held picture, or forgets them.
 */
export interface RbmPaintAction {
  kind: "paint";
  /**
   * Their places, row by row from the top.
   */
  pixels: number[];
  /**
   * How much ink they get; null: they are not known any more.
   */
  ink: number | null;
}
/**
 * Holds a picture of the data, of which all, some or no pixels are known.
 */
export interface RbmHoldAction {
  kind: "hold";
  /**
   * Which of the data.
   */
  index: number;
  /**
   * For every pixel 1 where it is known and 0 where not; null: those that were known before.
   */
  known?: string | null;
}
/**
 * Takes Gibbs steps without learning: chains go on, and the held picture is filled in.
 */
export interface RbmDreamAction {
  kind: "dream";
  /**
   * How many.
   */
  sweeps?: number;
}
/**
 * Begins the machine's own chains anew.
 */
export interface RbmWakeAction {
  kind: "wake";
  /**
   * Where they begin.
   */
  at: "noise" | "data";
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
 * Sorts pictures in black and white by the ink they share.
 */
export interface Art1Learner {
  /**
   * Sorts pictures in black and white by the ink they share.
   */
  kind: "art1";
  /**
   * What a step is: one move of a presentation, or all moves of one sample.
   */
  step: "move" | "sample";
  /**
   * How samples come: as the data has them, in a new order each pass, or one class after the other.
   */
  order: "given" | "shuffled" | "by_class";
  /**
   * The share of a sample that its category must expect: a high one makes many small categories.
   */
  vigilance: number;
  /**
   * How many categories there may be.
   */
  most: number;
  /**
   * L: a larger one prefers small templates less strongly.
   */
  choice: number;
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
 * Pictures made of whole rows and columns of ink.
 */
export interface BarsData {
  /**
   * Pictures made of whole rows and columns of ink.
   */
  kind: "bars";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * None: the pixels are the inputs.
   */
  features: Feature[];
  /**
   * None: the pixels are the inputs.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many pictures, train and test together.
   */
  points: number;
  /**
   * Pixels a side.
   */
  side: number;
  /**
   * Whether rows and columns cross in one picture; otherwise a picture has either rows or columns.
   */
  mixed: boolean;
  /**
   * The chance that a row or a column is ink.
   */
  ink: number;
  /**
   * The chance that a pixel is the wrong way round.
   */
  noise: number;
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
 * Units that flip by chance learn how often each picture occurs.
 */
export interface BoltzmannLearner {
  /**
   * Units that flip by chance learn how often each picture occurs.
   */
  kind: "boltzmann";
  /**
   * Hidden units, beside one visible unit for every pixel; 16 units in all at most.
   */
  hidden: number;
  /**
   * Whether visible units are linked with one another.
   */
  visible_links: boolean;
  /**
   * Whether hidden units are linked with one another. With neither it is a restricted machine.
   */
  hidden_links: boolean;
  /**
   * How many copies of the machine run at once, to be averaged; the first is shown.
   */
  copies: number;
  /**
   * What a step is: a chance for every unit, or for one.
   */
  move: "sweep" | "unit";
  /**
   * Sweeps in which a phase cools down.
   */
  cooling: number;
  /**
   * Sweeps after that in which it is counted which units are on together.
   */
  gathering: number;
  /**
   * Temperature at which a phase begins.
   */
  hot: number;
  /**
   * Temperature to which it cools down, and at which it is counted.
   */
  temperature: number;
  /**
   * Learning rate. With 0 the machine thinks and learns nothing.
   */
  rate: number;
  /**
   * How strongly weights are drawn towards 0.
   */
  decay: number;
  /**
   * Standard deviation of the weights at the start.
   */
  spread: number;
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
 * Colours as points in space: x, y and z are red, green and blue, from none (-1) to full (1).
 */
export interface ColoursData {
  /**
   * Colours as points in space: x, y and z are red, green and blue, from none (-1) to full (1).
   */
  kind: "colours";
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
   * Standard deviation of the Gaussian jitter about a named colour; evenly spread colours have none.
   */
  noise: number;
  /**
   * The share of the points that are told wrong: given another class, or any target.
   */
  label_noise: number;
  /**
   * Shades of named colours, or all colours alike.
   */
  spread: "named" | "even";
  /**
   * How many named colours, each a class of its own.
   */
  hues: number;
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
 * The ten digits as small grey pictures, written by many hands.
 */
export interface DigitsData {
  /**
   * The ten digits as small grey pictures, written by many hands.
   */
  kind: "digits";
  /**
   * The share of the points that is kept for testing and never trained on.
   */
  test_share: number;
  /**
   * None: the pixels are the inputs.
   */
  features: Feature[];
  /**
   * None: the pixels are the inputs.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many pictures, train and test together.
   */
  points: number;
  /**
   * Pixels a side.
   */
  side: number;
  /**
   * How much the hands differ: in slant, place, size, pen and stroke.
   */
  jitter: number;
  /**
   * Standard deviation of what is added to the ink of every pixel, where 1 is full ink.
   */
  noise: number;
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
 * Two rows of units; the same unit is on in both.
 */
export interface EncoderData {
  /**
   * Two rows of units; the same unit is on in both.
   */
  kind: "encoder";
  /**
   * None is kept for testing.
   */
  test_share: number;
  /**
   * None: the pixels are the inputs.
   */
  features: Feature[];
  /**
   * None: the pixels are the inputs.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many units a row has: as many pictures there are.
   */
  units: number;
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
 * Sorts any samples into boxes that grow to hold them.
 */
export interface FuzzyArtLearner {
  /**
   * Sorts any samples into boxes that grow to hold them.
   */
  kind: "fuzzy_art";
  /**
   * What a step is: one move of a presentation, or all moves of one sample.
   */
  step: "move" | "sample";
  /**
   * How samples come: as the data has them, in a new order each pass, or one class after the other.
   */
  order: "given" | "shuffled" | "by_class";
  /**
   * The share of a sample that its category must expect: a high one makes many small categories.
   */
  vigilance: number;
  /**
   * How many categories there may be.
   */
  most: number;
  /**
   * α: the larger, the less small boxes are preferred.
   */
  alpha: number;
  /**
   * β: how far a box grows towards a sample at once; 1 takes it in.
   */
  rate: number;
}
/**
 * Capital letters and digits as dot matrices draw them.
 */
export interface GlyphsData {
  /**
   * Capital letters and digits as dot matrices draw them.
   */
  kind: "glyphs";
  /**
   * None is kept for testing.
   */
  test_share: number;
  /**
   * None: the pixels are the inputs.
   */
  features: Feature[];
  /**
   * None: the pixels are the inputs.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * Which letters and digits, in this order.
   */
  text: string;
  /**
   * Pixels a side of a dot.
   */
  scale: number;
  /**
   * Empty pixels on every side.
   */
  margin: number;
  /**
   * How many pictures of each.
   */
  copies: number;
  /**
   * The chance that a pixel is the wrong way round.
   */
  noise: number;
}
/**
 * The hidden layers one after the other without labels, then back-propagation with any loss and optimizer.
 */
export interface GreedyLearner {
  /**
   * The hidden layers one after the other without labels, then back-propagation with any loss and optimizer.
   */
  kind: "greedy";
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
  /**
   * What a hidden layer is while it is pre-trained: a restricted Boltzmann machine or an auto-encoder.
   */
  unit: "rbm" | "autoencoder";
  /**
   * How many epochs each hidden layer is pre-trained, before the next one; 0: none, back-propagation alone.
   */
  epochs: number;
  /**
   * How far a step of pre-training goes.
   */
  pretrain_rate: number;
  /**
   * How many times the chain of contrastive divergence goes down and up again in a step of a Boltzmann machine.
   */
  k: number;
  /**
   * Whether an auto-encoder goes back by the same weights.
   */
  tied: boolean;
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
 * Stores pictures, and recalls them from damaged ones.
 */
export interface HopfieldLearner {
  /**
   * Stores pictures, and recalls them from damaged ones.
   */
  kind: "hopfield";
  /**
   * How pictures are stored: by weights (hebbian, storkey, pseudo_inverse), or as they are, pulling with a power of
   * their overlap (dense) or by a softmax (softmax).
   */
  rule: "hebbian" | "storkey" | "pseudo_inverse" | "dense" | "softmax";
  /**
   * What gives way in a step: one unit, every unit one after the other, or all at the same moment.
   */
  update: "unit" | "sweep" | "all";
  /**
   * What a trial begins with: the stored pictures in turn, damaged; random pixels; or what is painted.
   */
  cue: "damaged" | "random" | "hand";
  /**
   * How a picture is damaged: pixels here and there are turned over, or rows are wiped out from below.
   */
  damage: "flip" | "erase";
  /**
   * The share of the pixels that is damaged.
   */
  noise: number;
  /**
   * Steps after which a trial is over in any case, and not before; 0: when no unit wants to change.
   */
  length: number;
  /**
   * With the dense rule: the power of the overlap.
   */
  power: number;
  /**
   * With the softmax rule: how much the nearest picture stands out.
   */
  beta: number;
}
/**
 * Each unit goes to the mean of the points nearest to it; units know nothing of one another.
 */
export interface KMeansLearner {
  /**
   * Each unit goes to the mean of the points nearest to it; units know nothing of one another.
   */
  kind: "k_means";
  /**
   * The share of the way to a sample that its best-matching unit moves at first.
   */
  rate_from: number;
  /**
   * The same from the horizon on.
   */
  rate_to: number;
  /**
   * How rate and reach go from the first value to the last: by equal amounts, or by equal shares.
   */
  schedule: "linear" | "exponential";
  /**
   * The step from which on the last values hold.
   */
  horizon: number;
  /**
   * How many there are.
   */
  units: number;
  /**
   * A sample at a time, at the rate of the schedule or at 1 / count; or all at once, choosing and moving in turns.
   */
  rule: "online" | "mean" | "lloyd";
  /**
   * Where units start: bunched up, anywhere, or on samples.
   */
  start: "centre" | "random" | "samples";
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
   *
   * None where the learner is a model of its own.
   */
  layers: LayerConfig[];
}
/**
 * Units without a lattice, drawn by rank; edges grow between those that answer together.
 */
export interface NeuralGasLearner {
  /**
   * Units without a lattice, drawn by rank; edges grow between those that answer together.
   */
  kind: "neural_gas";
  /**
   * The share of the way to a sample that its best-matching unit moves at first.
   */
  rate_from: number;
  /**
   * The same from the horizon on.
   */
  rate_to: number;
  /**
   * How rate and reach go from the first value to the last: by equal amounts, or by equal shares.
   */
  schedule: "linear" | "exponential";
  /**
   * The step from which on the last values hold.
   */
  horizon: number;
  /**
   * How many there are.
   */
  units: number;
  /**
   * Where units start: bunched up, anywhere, or on samples.
   */
  start: "centre" | "random" | "samples";
  /**
   * How many of the nearest units a sample takes along at first: the pull falls as exp(−rank / range).
   */
  range_from: number;
  /**
   * The same from the horizon on.
   */
  range_to: number;
  /**
   * Whether the two units nearest to a sample are joined.
   */
  edges: boolean;
  /**
   * How often the nearest unit may answer without an edge being renewed before the edge goes.
   */
  age: number;
}
/**
 * Moves the nearest of k prototypes towards each sample.
 */
export interface OnlineKMeansLearner {
  /**
   * Moves the nearest of k prototypes towards each sample.
   */
  kind: "online_k_means";
  /**
   * What a step is: one move of a presentation, or all moves of one sample.
   */
  step: "move" | "sample";
  /**
   * How samples come: as the data has them, in a new order each pass, or one class after the other.
   */
  order: "given" | "shuffled" | "by_class";
  /**
   * How many there are.
   */
  prototypes: number;
  /**
   * Where they start: on the first samples that come, or on samples drawn from all of the data.
   */
  start: "first" | "drawn";
  /**
   * How far one moves: the same share of the way always, or less and less, so that it is the mean of its samples.
   */
  schedule: "constant" | "mean";
  /**
   * The share of the way to a sample, where it is constant.
   */
  rate: number;
}
/**
 * All rows of bits with an even number of ones; three bits are exclusive or.
 */
export interface ParityData {
  /**
   * All rows of bits with an even number of ones; three bits are exclusive or.
   */
  kind: "parity";
  /**
   * None is kept for testing.
   */
  test_share: number;
  /**
   * None: the pixels are the inputs.
   */
  features: Feature[];
  /**
   * None: the pixels are the inputs.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * How many bits a row has.
   */
  bits: number;
}
/**
 * Small pictures in black and white, drawn by hand.
 */
export interface PatternsData {
  /**
   * Small pictures in black and white, drawn by hand.
   */
  kind: "patterns";
  /**
   * None is kept for testing.
   */
  test_share: number;
  /**
   * None: the pixels are the inputs.
   */
  features: Feature[];
  /**
   * None: the pixels are the inputs.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * Pixels across.
   */
  width: number;
  /**
   * Pixels down.
   */
  height: number;
  /**
   * The pictures: their pixels row by row from the top, 1 for ink and 0 for paper.
   */
  patterns: string[];
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
 * Pictures whose every pixel is drawn by chance, independent of all others.
 */
export interface RandomPatternsData {
  /**
   * Pictures whose every pixel is drawn by chance, independent of all others.
   */
  kind: "random_patterns";
  /**
   * None is kept for testing.
   */
  test_share: number;
  /**
   * None: the pixels are the inputs.
   */
  features: Feature[];
  /**
   * None: the pixels are the inputs.
   */
  formulas: string[];
  /**
   * What 1 on the plane counts as for features and formulas: 5 makes every x and y five times as large for them.
   */
  unit: number;
  /**
   * Pixels across.
   */
  width: number;
  /**
   * Pixels down.
   */
  height: number;
  /**
   * How many pictures.
   */
  pictures: number;
  /**
   * The chance that a pixel is ink.
   */
  ink: number;
}
/**
 * Hidden units learn what often occurs together in pictures.
 */
export interface RbmLearner {
  /**
   * Hidden units learn what often occurs together in pictures.
   */
  kind: "rbm";
  /**
   * Hidden units.
   */
  hidden: number;
  /**
   * Gibbs steps between the two phases.
   */
  k: number;
  /**
   * Whether the chains of the second phase go on from step to step instead of beginning at the data.
   */
  persistent: boolean;
  /**
   * Learning rate. With 0 the machine dreams and learns nothing.
   */
  rate: number;
  /**
   * The share of the last change that is made again.
   */
  momentum: number;
  /**
   * How strongly weights are drawn towards 0.
   */
  decay: number;
  /**
   * How strongly biases draw each hidden unit towards being on for a chosen share of the pictures.
   */
  sparsity: number;
  /**
   * That share.
   */
  share: number;
  /**
   * Pictures in a step.
   */
  batch: number;
  /**
   * Standard deviation of the weights at the start.
   */
  spread: number;
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
 * A lattice that unfolds over the data: neighbours on it become neighbours in space.
 */
export interface SomLearner {
  /**
   * A lattice that unfolds over the data: neighbours on it become neighbours in space.
   */
  kind: "som";
  /**
   * The share of the way to a sample that its best-matching unit moves at first.
   */
  rate_from: number;
  /**
   * The same from the horizon on.
   */
  rate_to: number;
  /**
   * How rate and reach go from the first value to the last: by equal amounts, or by equal shares.
   */
  schedule: "linear" | "exponential";
  /**
   * The step from which on the last values hold.
   */
  horizon: number;
  /**
   * How the units are joined; a line and a ring take all units one after another.
   */
  lattice: "rectangular" | "hexagonal" | "torus" | "hexagonal_torus" | "line" | "ring";
  /**
   * How many rows of units.
   */
  rows: number;
  /**
   * How many units in a row.
   */
  columns: number;
  /**
   * Where units start: bunched up, anywhere, on samples, or spread along the two longest axes of the data.
   */
  start: "centre" | "random" | "samples" | "plane";
  /**
   * How the pull falls with the distance on the lattice: smoothly, or all at once at the radius.
   */
  neighbourhood: "gaussian" | "bubble";
  /**
   * How far the best-matching unit takes others with it at first, in steps on the lattice.
   */
  radius_from: number;
  /**
   * The same from the horizon on.
   */
  radius_to: number;
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
export interface ArtOptions {}
/**
 * Nothing to choose.
 */
export interface ArtCategoriesOptions {}
/**
 * Nothing to choose.
 */
export interface ArtStreamOptions {}
/**
 * Nothing to choose.
 */
export interface CodebookOptions {}
/**
 * Nothing to choose.
 */
export interface CorrelationsOptions {}
/**
 * Nothing to choose.
 */
export interface DataOptions {}
/**
 * How many to list.
 */
export interface DistributionOptions {
  /**
   * How many pictures at most: those of the data first, then those that the machine believes in most.
   */
  most?: number;
}
/**
 * Nothing to choose.
 */
export interface DroppedOptions {}
/**
 * How many pictures, and where they begin.
 */
export interface GenerateOptions {
  /**
   * Chains, or pairs of pictures.
   */
  rows?: number;
  /**
   * Pictures of each.
   */
  frames?: number;
  /**
   * How many turns a chain takes from one picture to the next.
   */
  turns?: number;
  /**
   * Where chains begin: at test pictures, or at chance.
   */
  start?: "data" | "noise";
  /**
   * Which draw of all that chance decides; another number begins at other pictures.
   */
  draw?: number;
}
/**
 * Nothing to choose.
 */
export interface GibbsChainOptions {}
/**
 * Nothing to choose.
 */
export interface GradientsOptions {}
/**
 * Nothing to choose.
 */
export interface HopfieldOptions {}
/**
 * Nothing to choose.
 */
export interface HopfieldEndsOptions {}
/**
 * Nothing to choose.
 */
export interface HopfieldFilmOptions {}
/**
 * Nothing to choose.
 */
export interface HopfieldLandscapeOptions {}
/**
 * Which unit is looked at.
 */
export interface HopfieldWeightsOptions {
  /**
   * None: the one updated last.
   */
  unit?: number | null;
}
/**
 * Nothing to choose.
 */
export interface InpaintOptions {}
/**
 * Nothing to choose.
 */
export interface MachineOptions {}
/**
 * Which point to follow.
 */
export interface MapHitOptions {
  /**
   * Its place in the data; none: none is followed.
   */
  index?: number | null;
}
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
 * Nothing to choose.
 */
export interface PortraitOptions {}
/**
 * Nothing to choose.
 */
export interface PretrainingOptions {}
/**
 * Whose favourites to look for.
 */
export interface ReceptiveFieldsOptions {
  /**
   * The hidden unit whose favourite pictures are wanted; the last, where there are not so many.
   */
  unit?: number;
  /**
   * How many of them.
   */
  most?: number;
}
/**
 * Of which picture.
 */
export interface ReconstructionOptions {
  /**
   * Which of the data; the last, where there are not so many.
   */
  index?: number;
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
 * Which picture.
 */
export interface RetoldOptions {
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
export interface StatisticsOptions {}
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
 * Nothing to choose.
 */
export interface UMatrixOptions {}
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
 * How finely to look.
 */
export interface VigilanceOptions {
  /**
   * How many vigilances, evenly from 0 to 1.
   */
  resolution?: number;
}
/**
 * What can be asked of each probe, by its name.
 */
export interface ProbeOptions {
  art: ArtOptions;
  art_categories: ArtCategoriesOptions;
  art_stream: ArtStreamOptions;
  codebook: CodebookOptions;
  correlations: CorrelationsOptions;
  data: DataOptions;
  distribution: DistributionOptions;
  dropped: DroppedOptions;
  generate: GenerateOptions;
  gibbs_chain: GibbsChainOptions;
  gradients: GradientsOptions;
  hopfield: HopfieldOptions;
  hopfield_ends: HopfieldEndsOptions;
  hopfield_film: HopfieldFilmOptions;
  hopfield_landscape: HopfieldLandscapeOptions;
  hopfield_weights: HopfieldWeightsOptions;
  inpaint: InpaintOptions;
  machine: MachineOptions;
  map_hit: MapHitOptions;
  mistakes: MistakesOptions;
  neighbours: NeighboursOptions;
  neurons: NeuronsOptions;
  parameters: ParametersOptions;
  point: PointOptions;
  polar: PolarOptions;
  portrait: PortraitOptions;
  pretraining: PretrainingOptions;
  receptive_fields: ReceptiveFieldsOptions;
  reconstruction: ReconstructionOptions;
  regions: RegionsOptions;
  retold: RetoldOptions;
  space: SpaceOptions;
  statistics: StatisticsOptions;
  straight_cut: StraightCutOptions;
  surface: SurfaceOptions;
  sweep: SweepOptions;
  u_matrix: UMatrixOptions;
  unit_lines: UnitLinesOptions;
  valley: ValleyOptions;
  vigilance: VigilanceOptions;
}
