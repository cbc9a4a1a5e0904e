/** Settings of learners and of data, by kind: a label, one sentence of help, the names of choices. */
import type { FieldTexts } from "../../shell/field";

const words: FieldTexts = {
  learner: {
    greedy: {
      unit: {
        label: "Each layer is",
        help: "What a hidden layer is while it is pre-trained.",
        choices: { rbm: "Boltzmann machine", autoencoder: "Auto-encoder" },
      },
      epochs: { label: "Epochs a layer", help: "How long each layer learns alone. 0: no pre-training." },
      pretrain_rate: { label: "Rate of pre-training", help: "How far a step of pre-training goes." },
      k: { label: "Turns k", help: "How often the chain of a Boltzmann machine goes down and up in a step." },
      tied: { label: "Back by the same weights", help: "Off, an auto-encoder has weights of its own on the way back." },
    },
    art1: {
      step: {
        label: "Step",
        help: "One move of a presentation, or all moves of one sample.",
        choices: { move: "One move", sample: "One sample" },
      },
      order: {
        label: "Order",
        help: "How samples come: as they are, in a new order each pass, or one class after the other.",
        choices: { given: "As they are", shuffled: "Shuffled", by_class: "By class" },
      },
      vigilance: { label: "Vigilance", help: "The share of a sample that its category must expect." },
      most: { label: "Most categories", help: "How many there may be." },
      choice: { label: "Choice L", help: "A larger one prefers small templates less." },
    },
    fuzzy_art: {
      step: {
        label: "Step",
        help: "One move of a presentation, or all moves of one sample.",
        choices: { move: "One move", sample: "One sample" },
      },
      order: {
        label: "Order",
        help: "How samples come: as they are, in a new order each pass, or one class after the other.",
        choices: { given: "As they are", shuffled: "Shuffled", by_class: "By class" },
      },
      vigilance: { label: "Vigilance", help: "The share of a sample that its category must expect." },
      most: { label: "Most categories", help: "How many there may be." },
      alpha: { label: "Choice α", help: "A larger one prefers small boxes less." },
      rate: { label: "Learning rate β", help: "How far a box grows towards a sample at once." },
    },
    online_k_means: {
      step: {
        label: "Step",
        help: "One move of a presentation, or all moves of one sample.",
        choices: { move: "One move", sample: "One sample" },
      },
      order: {
        label: "Order",
        help: "How samples come: as they are, in a new order each pass, or one class after the other.",
        choices: { given: "As they are", shuffled: "Shuffled", by_class: "By class" },
      },
      prototypes: { label: "Prototypes", help: "How many there are." },
      start: {
        label: "Start",
        help: "On the first samples that come, or on samples drawn from all of the data.",
        choices: { first: "First", drawn: "Drawn" },
      },
      schedule: {
        label: "Rate",
        help: "The same share of the way always, or less and less, so that each is the mean of its samples.",
        choices: { constant: "Constant", mean: "Mean" },
      },
      rate: { label: "Share of the way", help: "How far the nearest moves to a sample, where that is constant." },
    },

    boltzmann: {
      hidden: { label: "Hidden units", help: "Beside a visible one for every pixel; 16 in all at most." },
      visible_links: { label: "Links among visible units" },
      hidden_links: { label: "Links among hidden units", help: "With neither it is a restricted machine." },
      copies: { label: "Copies", help: "How many copies run at once, to be averaged; the first is shown." },
      move: {
        label: "A step is",
        help: "A chance for every unit, or for one.",
        choices: { sweep: "a sweep", unit: "one unit" },
      },
      cooling: { label: "Sweeps of cooling", help: "In which a phase cools down." },
      gathering: { label: "Sweeps of counting", help: "In which it is counted which units are on together." },
      hot: { label: "Hot", help: "The temperature at which a phase begins." },
      temperature: { label: "Temperature", help: "To which it cools down, and at which it is counted." },
      rate: { label: "Learning rate", help: "With 0 the machine thinks and learns nothing." },
      decay: { label: "Weight decay", help: "How strongly weights are drawn towards 0." },
      spread: { label: "Spread at the start", help: "Standard deviation of the first weights." },
    },
    rbm: {
      hidden: { label: "Hidden units" },
      k: { label: "Gibbs steps k", help: "Between looking and comparing." },
      persistent: {
        label: "Persistent chains",
        help: "They go on from step to step instead of beginning at the data.",
      },
      rate: { label: "Learning rate", help: "With 0 the machine dreams and learns nothing." },
      momentum: { label: "Momentum", help: "The share of the last change that is made again." },
      decay: { label: "Weight decay", help: "How strongly weights are drawn towards 0." },
      sparsity: { label: "Sparsity", help: "How strongly each hidden unit is drawn to its wanted share." },
      share: { label: "Wanted share", help: "Of the pictures, for which a hidden unit is on." },
      batch: { label: "Batch", help: "Pictures in a step." },
      spread: { label: "Spread at the start", help: "Standard deviation of the first weights." },
    },
    hopfield: {
      rule: {
        label: "Rule",
        help: "How pictures are stored: by weights, or as they are.",
        choices: {
          hebbian: "Hebbian",
          storkey: "Storkey",
          pseudo_inverse: "Pseudo-inverse",
          dense: "Dense (power)",
          softmax: "Modern (softmax)",
        },
      },
      update: {
        label: "Moves",
        help: "What gives way in a step.",
        choices: { unit: "one unit", sweep: "each in turn", all: "all at once" },
      },
      cue: {
        label: "Begins with",
        help: "What a trial begins with.",
        choices: { damaged: "damaged", random: "random", hand: "by hand" },
      },
      damage: {
        label: "Damage",
        help: "Pixels here and there are turned over, or rows are wiped out from below.",
        choices: { flip: "noise", erase: "erased" },
      },
      noise: { label: "Share damaged", help: "The share of the pixels that is damaged." },
      length: { label: "Steps a trial", help: "0: a trial is over when no unit wants to change." },
      power: { label: "Power", help: "Of the overlap: how far the nearest picture outweighs the others." },
      beta: { label: "β", help: "How much the nearest picture stands out." },
    },
    som: {
      rate_from: {
        label: "Rate at first",
        help: "The share of the way to a sample that the best-matching unit moves at first.",
      },
      rate_to: { label: "Rate at last", help: "The same from the horizon on." },
      schedule: {
        label: "Schedule",
        help: "How rate and reach go from first to last: by equal amounts, or by equal shares.",
        choices: { linear: "Linear", exponential: "Exponential" },
      },
      horizon: { label: "Horizon", help: "The step from which on the last values hold." },
      lattice: {
        label: "Lattice",
        help: "How the units are joined; a line and a ring take them one after another.",
        choices: {
          rectangular: "Squares",
          hexagonal: "Hexagons",
          torus: "Torus",
          hexagonal_torus: "Hexagonal torus",
          line: "Line",
          ring: "Ring",
        },
      },
      rows: { label: "Rows", help: "How many rows of units." },
      columns: { label: "Columns", help: "How many units in a row." },
      start: {
        label: "Start",
        help: "Where units start: bunched up, anywhere, on samples, or spread along the two longest axes of the data.",
        choices: { centre: "Bunched up", random: "Anywhere", samples: "Samples", plane: "Laid flat" },
      },
      neighbourhood: {
        label: "Neighbourhood",
        help: "How the pull falls with the distance on the lattice: smoothly, or all at once at the radius.",
        choices: { gaussian: "Bell", bubble: "Bubble" },
      },
      radius_from: {
        label: "Radius at first",
        help: "How far the best-matching unit takes others along, in steps on the lattice.",
      },
      radius_to: { label: "Radius at last", help: "The same from the horizon on." },
    },
    k_means: {
      rate_from: {
        label: "Rate at first",
        help: "The share of the way to a sample that the best-matching unit moves at first.",
      },
      rate_to: { label: "Rate at last", help: "The same from the horizon on." },
      schedule: {
        label: "Schedule",
        help: "How rate and reach go from first to last: by equal amounts, or by equal shares.",
        choices: { linear: "Linear", exponential: "Exponential" },
      },
      horizon: { label: "Horizon", help: "The step from which on the last values hold." },
      units: { label: "Units", help: "How many there are." },
      rule: {
        label: "Rule",
        help: "A sample at a time, by the rate or by 1 / count; or all samples choose and all units move, in turns.",
        choices: { online: "By rate", mean: "By count", lloyd: "All at once" },
      },
      start: {
        label: "Start",
        help: "Where units start: bunched up, anywhere, or on samples.",
        choices: { centre: "Bunched up", random: "Anywhere", samples: "Samples" },
      },
    },
    neural_gas: {
      rate_from: {
        label: "Rate at first",
        help: "The share of the way to a sample that the best-matching unit moves at first.",
      },
      rate_to: { label: "Rate at last", help: "The same from the horizon on." },
      schedule: {
        label: "Schedule",
        help: "How rate and reach go from first to last: by equal amounts, or by equal shares.",
        choices: { linear: "Linear", exponential: "Exponential" },
      },
      horizon: { label: "Horizon", help: "The step from which on the last values hold." },
      units: { label: "Units", help: "How many there are." },
      start: {
        label: "Start",
        help: "Where units start: bunched up, anywhere, or on samples.",
        choices: { centre: "Bunched up", random: "Anywhere", samples: "Samples" },
      },
      range_from: {
        label: "Range at first",
        help: "How many of the nearest units a sample takes along: the pull falls as exp(−rank / range).",
      },
      range_to: { label: "Range at last", help: "The same from the horizon on." },
      edges: { label: "Edges", help: "Whether the two units nearest to a sample are joined." },
      age: {
        label: "Oldest edge",
        help: "How often a unit may answer without an edge being renewed before the edge goes.",
      },
    },
  },
  data: {
    colours: {
      points: { label: "Points", help: "How many, train and test together." },
      noise: { label: "Noise", help: "How much the shades of a colour differ." },
      spread: {
        label: "Spread",
        help: "Shades of named colours, or all colours alike.",
        choices: { named: "Named colours", even: "All colours" },
      },
      hues: { label: "Colours", help: "How many named colours, each a class of its own." },
    },
    glyphs: {
      text: { label: "Letters", help: "Capital letters and digits, in this order." },
      scale: { label: "Dot size", help: "Pixels a side of a dot." },
      margin: { label: "Margin", help: "Empty pixels on every side." },
      copies: { label: "Copies", help: "How many pictures of each." },
      noise: { label: "Noise", help: "The chance that a pixel is the wrong way round." },
    },
    patterns: {
      width: { label: "Width", help: "Pixels across." },
      height: { label: "Height", help: "Pixels down." },
    },
    bars: {
      points: { label: "Pictures", help: "Train and test together." },
      side: { label: "Pixels a side" },
      mixed: { label: "Rows and columns cross" },
      ink: { label: "Ink", help: "The chance that a row or a column is ink." },
      noise: { label: "Noise", help: "The chance that a pixel is the wrong way round." },
      test_share: { label: "Test share" },
    },
    encoder: {
      units: { label: "Units in a row", help: "As many pictures there are." },
    },
    parity: {
      bits: { label: "Bits", help: "Three are exclusive or." },
    },
    random_patterns: {
      width: { label: "Width", help: "Pixels across." },
      height: { label: "Height", help: "Pixels down." },
      pictures: { label: "Pictures", help: "How many pictures there are." },
      ink: { label: "Ink", help: "The share of pixels that are dark." },
    },
  },
  kinds: {
    art1: "ART 1",
    boltzmann: "Boltzmann machine",
    fuzzy_art: "fuzzy ART",
    greedy: "layer by layer",
    hopfield: "Hopfield network",
    k_means: "k-means",
    neural_gas: "neural gas",
    online_k_means: "online k-means",
    rbm: "RBM",
    som: "Kohonen map",
  },
};

export default words;
