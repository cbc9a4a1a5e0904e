/* Generated from the Python models by tools/generate_types.py. Do not edit: run `python -m tools.generate_types`. */

/** A plain setting of a learner or of data: what a form needs to know of it. */
export interface Field {
  readonly name: string;
  readonly type: "number" | "integer" | "boolean" | "choice" | "text";
  readonly default?: number | string | boolean | null;
  /** The least it may be; of a text its fewest letters. */
  readonly min?: number;
  /** The most it may be; of a text its most letters. */
  readonly max?: number;
  /** It must be more than `min`, and not `min` itself. */
  readonly above?: true;
  /** It must be less than `max`, and not `max` itself. */
  readonly below?: true;
  readonly choices?: readonly (string | number)[];
  /** It can be tuned while a run goes on. */
  readonly live?: true;
  /** It may be null. */
  readonly nullable?: true;
  /** What is expected, in words. */
  readonly expected?: string;
}

export const FIELDS = {
  learner: {
    art1: [
      {"name": "step", "type": "choice", "default": "move", "choices": ["move", "sample"]},
      {"name": "order", "type": "choice", "default": "given", "choices": ["given", "shuffled", "by_class"]},
      {"name": "vigilance", "type": "number", "default": 0.7, "min": 0, "max": 1, "live": true},
      {"name": "most", "type": "integer", "default": 16, "min": 1, "max": 64},
      {"name": "choice", "type": "number", "default": 2.0, "min": 1.001, "max": 100},
    ],
    boltzmann: [
      {"name": "hidden", "type": "integer", "default": 2, "min": 0, "max": 12},
      {"name": "visible_links", "type": "boolean", "default": true},
      {"name": "hidden_links", "type": "boolean", "default": true},
      {"name": "copies", "type": "integer", "default": 40, "min": 1, "max": 100},
      {"name": "move", "type": "choice", "default": "sweep", "choices": ["sweep", "unit"]},
      {"name": "cooling", "type": "integer", "default": 4, "min": 0, "max": 20},
      {"name": "gathering", "type": "integer", "default": 4, "min": 1, "max": 20},
      {"name": "hot", "type": "number", "default": 4.0, "min": 0.1, "max": 20, "live": true},
      {"name": "temperature", "type": "number", "default": 1.0, "min": 0.1, "max": 10, "live": true},
      {"name": "rate", "type": "number", "default": 0.3, "min": 0, "max": 5, "live": true},
      {"name": "decay", "type": "number", "default": 0.0, "min": 0, "max": 0.1, "live": true},
      {"name": "spread", "type": "number", "default": 0.3, "min": 0, "max": 3},
    ],
    fuzzy_art: [
      {"name": "step", "type": "choice", "default": "sample", "choices": ["move", "sample"]},
      {"name": "order", "type": "choice", "default": "given", "choices": ["given", "shuffled", "by_class"]},
      {"name": "vigilance", "type": "number", "default": 0.7, "min": 0, "max": 1, "live": true},
      {"name": "most", "type": "integer", "default": 16, "min": 1, "max": 64},
      {"name": "alpha", "type": "number", "default": 0.001, "min": 1e-06, "max": 10},
      {"name": "rate", "type": "number", "default": 1.0, "min": 0.01, "max": 1, "live": true},
    ],
    greedy: [
      {"name": "unit", "type": "choice", "default": "rbm", "choices": ["rbm", "autoencoder"]},
      {"name": "epochs", "type": "integer", "default": 10, "min": 0, "max": 100},
      {"name": "pretrain_rate", "type": "number", "default": 0.1, "max": 2, "min": 0, "above": true, "live": true},
      {"name": "k", "type": "integer", "default": 1, "min": 1, "max": 10, "live": true},
      {"name": "tied", "type": "boolean", "default": true},
    ],
    hopfield: [
      {"name": "rule", "type": "choice", "default": "hebbian", "choices": ["hebbian", "storkey", "pseudo_inverse", "dense", "softmax"]},
      {"name": "update", "type": "choice", "default": "unit", "choices": ["unit", "sweep", "all"], "live": true},
      {"name": "cue", "type": "choice", "default": "damaged", "choices": ["damaged", "random", "hand"], "live": true},
      {"name": "damage", "type": "choice", "default": "flip", "choices": ["flip", "erase"], "live": true},
      {"name": "noise", "type": "number", "default": 0.2, "min": 0, "max": 1, "live": true},
      {"name": "length", "type": "integer", "default": 0, "min": 0, "max": 2000, "live": true},
      {"name": "power", "type": "integer", "default": 3, "min": 2, "max": 8, "live": true},
      {"name": "beta", "type": "number", "default": 0.2, "min": 0.001, "max": 4, "live": true},
    ],
    k_means: [
      {"name": "rate_from", "type": "number", "default": 0.5, "min": 0, "max": 1, "live": true},
      {"name": "rate_to", "type": "number", "default": 0.02, "min": 0, "max": 1, "live": true},
      {"name": "schedule", "type": "choice", "default": "exponential", "choices": ["linear", "exponential"], "live": true},
      {"name": "horizon", "type": "integer", "default": 4000, "min": 1, "max": 100000, "live": true},
      {"name": "units", "type": "integer", "default": 16, "min": 1, "max": 200},
      {"name": "rule", "type": "choice", "default": "lloyd", "choices": ["online", "mean", "lloyd"]},
      {"name": "start", "type": "choice", "default": "samples", "choices": ["centre", "random", "samples"]},
    ],
    neural_gas: [
      {"name": "rate_from", "type": "number", "default": 0.5, "min": 0, "max": 1, "live": true},
      {"name": "rate_to", "type": "number", "default": 0.02, "min": 0, "max": 1, "live": true},
      {"name": "schedule", "type": "choice", "default": "exponential", "choices": ["linear", "exponential"], "live": true},
      {"name": "horizon", "type": "integer", "default": 4000, "min": 1, "max": 100000, "live": true},
      {"name": "units", "type": "integer", "default": 64, "min": 2, "max": 100},
      {"name": "start", "type": "choice", "default": "random", "choices": ["centre", "random", "samples"]},
      {"name": "range_from", "type": "number", "default": 12.0, "min": 0, "max": 100, "live": true},
      {"name": "range_to", "type": "number", "default": 0.2, "min": 0, "max": 100, "live": true},
      {"name": "edges", "type": "boolean", "default": true},
      {"name": "age", "type": "integer", "default": 60, "min": 1, "max": 200, "live": true},
    ],
    online_k_means: [
      {"name": "step", "type": "choice", "default": "sample", "choices": ["move", "sample"]},
      {"name": "order", "type": "choice", "default": "given", "choices": ["given", "shuffled", "by_class"]},
      {"name": "prototypes", "type": "integer", "default": 3, "min": 1, "max": 64},
      {"name": "start", "type": "choice", "default": "first", "choices": ["first", "drawn"]},
      {"name": "schedule", "type": "choice", "default": "constant", "choices": ["constant", "mean"]},
      {"name": "rate", "type": "number", "default": 0.1, "min": 0.001, "max": 1, "live": true},
    ],
    rbm: [
      {"name": "hidden", "type": "integer", "default": 36, "min": 1, "max": 144},
      {"name": "k", "type": "integer", "default": 1, "min": 1, "max": 20, "live": true},
      {"name": "persistent", "type": "boolean", "default": false, "live": true},
      {"name": "rate", "type": "number", "default": 0.1, "min": 0, "max": 2, "live": true},
      {"name": "momentum", "type": "number", "default": 0.5, "min": 0, "max": 0.99, "live": true},
      {"name": "decay", "type": "number", "default": 0.0002, "min": 0, "max": 0.1, "live": true},
      {"name": "sparsity", "type": "number", "default": 0.0, "min": 0, "max": 5, "live": true},
      {"name": "share", "type": "number", "default": 0.1, "min": 0.01, "max": 0.9, "live": true},
      {"name": "batch", "type": "integer", "default": 20, "min": 1, "max": 128},
      {"name": "spread", "type": "number", "default": 0.05, "min": 0, "max": 1},
    ],
    som: [
      {"name": "rate_from", "type": "number", "default": 0.5, "min": 0, "max": 1, "live": true},
      {"name": "rate_to", "type": "number", "default": 0.02, "min": 0, "max": 1, "live": true},
      {"name": "schedule", "type": "choice", "default": "exponential", "choices": ["linear", "exponential"], "live": true},
      {"name": "horizon", "type": "integer", "default": 4000, "min": 1, "max": 100000, "live": true},
      {"name": "lattice", "type": "choice", "default": "rectangular", "choices": ["rectangular", "hexagonal", "torus", "hexagonal_torus", "line", "ring"]},
      {"name": "rows", "type": "integer", "default": 8, "min": 1, "max": 24},
      {"name": "columns", "type": "integer", "default": 8, "min": 1, "max": 24},
      {"name": "start", "type": "choice", "default": "centre", "choices": ["centre", "random", "samples", "plane"]},
      {"name": "neighbourhood", "type": "choice", "default": "gaussian", "choices": ["gaussian", "bubble"], "live": true},
      {"name": "radius_from", "type": "number", "default": 4.0, "min": 0, "max": 24, "live": true},
      {"name": "radius_to", "type": "number", "default": 0.5, "min": 0, "max": 24, "live": true},
    ],
  },
  data: {
    bars: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 400, "min": 10, "max": 2000},
      {"name": "side", "type": "integer", "default": 4, "min": 2, "max": 10},
      {"name": "mixed", "type": "boolean", "default": false},
      {"name": "ink", "type": "number", "default": 0.5, "min": 0.05, "max": 0.95},
      {"name": "noise", "type": "number", "default": 0.0, "min": 0, "max": 0.4},
    ],
    blobs: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
      {"name": "classes", "type": "integer", "default": 2, "min": 2, "max": 10},
    ],
    checkerboard: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
      {"name": "cells", "type": "integer", "default": 4, "min": 2, "max": 8},
    ],
    colours: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 400, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.12, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
      {"name": "spread", "type": "choice", "default": "named", "choices": ["named", "even"]},
      {"name": "hues", "type": "integer", "default": 6, "min": 2, "max": 8},
    ],
    digits: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 600, "min": 50, "max": 2000},
      {"name": "side", "type": "integer", "default": 8, "min": 8, "max": 12},
      {"name": "jitter", "type": "number", "default": 0.5, "min": 0, "max": 1},
      {"name": "noise", "type": "number", "default": 0.05, "min": 0, "max": 0.5},
    ],
    drawn: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "classes", "type": "integer", "default": 2, "min": 2, "max": 10},
    ],
    encoder: [
      {"name": "units", "type": "integer", "default": 4, "min": 2, "max": 6},
    ],
    formula: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
      {"name": "condition", "type": "text", "default": "y > 0.6*sin(4*x)", "min": 1, "max": 200, "expected": "a formula of at most 200 letters"},
    ],
    formula_value: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
      {"name": "value", "type": "text", "default": "sin(3*x)*y", "min": 1, "max": 200, "expected": "a formula of at most 200 letters"},
    ],
    glyphs: [
      {"name": "text", "type": "text", "default": "ACTX", "max": 36, "expected": "1 to 36 of A to Z, 0 to 9"},
      {"name": "scale", "type": "integer", "default": 1, "min": 1, "max": 2},
      {"name": "margin", "type": "integer", "default": 1, "min": 0, "max": 2},
      {"name": "copies", "type": "integer", "default": 1, "min": 1, "max": 20},
      {"name": "noise", "type": "number", "default": 0.0, "min": 0, "max": 0.4},
    ],
    half_plane: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
    linked_rings: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
    linked_spirals: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
      {"name": "turns", "type": "number", "default": 1.5, "min": 0.25, "max": 4},
    ],
    moons: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
    multi_gauss: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
    nested_spheres: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
    parity: [
      {"name": "bits", "type": "integer", "default": 3, "min": 2, "max": 6},
    ],
    patterns: [
      {"name": "width", "type": "integer", "default": 8, "min": 2, "max": 16},
      {"name": "height", "type": "integer", "default": 8, "min": 2, "max": 16},
    ],
    polygons: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
      {"name": "inner", "type": "choice", "default": "triangle", "choices": ["triangle", "square"]},
      {"name": "outer", "type": "choice", "default": "square", "choices": ["triangle", "square"]},
    ],
    random_patterns: [
      {"name": "width", "type": "integer", "default": 20, "min": 2, "max": 20},
      {"name": "height", "type": "integer", "default": 10, "min": 2, "max": 20},
      {"name": "pictures", "type": "integer", "default": 10, "min": 1, "max": 200},
      {"name": "ink", "type": "number", "default": 0.5, "min": 0.05, "max": 0.95},
    ],
    regression_plane: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
    rings: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
    ripple: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
    sine: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
    spirals: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
      {"name": "arms", "type": "integer", "default": 2, "min": 2, "max": 5},
      {"name": "turns", "type": "number", "default": 1.0, "min": 0.25, "max": 4},
    ],
    swiss_roll: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
      {"name": "bands", "type": "integer", "default": 4, "min": 2, "max": 8},
    ],
    table: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "header", "type": "boolean", "default": null, "nullable": true},
      {"name": "target", "type": "text", "default": "", "max": 64},
      {"name": "task", "type": "choice", "default": "auto", "choices": ["auto", "classification", "regression"]},
      {"name": "one_hot", "type": "boolean", "default": true},
      {"name": "scaling", "type": "choice", "default": "standard", "choices": ["none", "standard", "range"]},
      {"name": "missing", "type": "choice", "default": "mean", "choices": ["mean", "drop"]},
      {"name": "rows", "type": "integer", "default": 2000, "min": 4, "max": 2000},
    ],
    tf_playground: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 500, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.0, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
      {"name": "set", "type": "choice", "default": "circle", "choices": ["circle", "xor", "gauss", "spiral", "reg-plane", "reg-gauss"]},
      {"name": "draw", "type": "text", "default": "", "max": 64},
    ],
    trefoil: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
    xor: [
      {"name": "test_share", "type": "number", "default": 0.33, "min": 0.1, "max": 0.9},
      {"name": "points", "type": "integer", "default": 240, "min": 10, "max": 2000},
      {"name": "noise", "type": "number", "default": 0.03, "min": 0, "max": 1},
      {"name": "label_noise", "type": "number", "default": 0.0, "min": 0, "max": 0.5},
    ],
  },
} as const satisfies Readonly<Record<"learner" | "data", Readonly<Record<string, readonly Field[]>>>>;
