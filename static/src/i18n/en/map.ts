/** Maps, k-means and neural gas. */
export default {
  net: {
    among: "Among the data",
    answers: "On the lattice",
    cells: "Unit by unit",
    answersAbout: "The units in their lattice, and how many points each answers to.",
    hits: "size: points answered",
    back: "Turn back",
  },
  point: {
    before: "Point before",
    next: "Next point",
    none: "Each step's sample",
    of: (point: number, all: number) => `Point ${point} of ${all}`,
    free: "Let go",
  },
  say: {
    atRest: "Nothing has been shown yet. A step shows one sample.",
    fast: (error: string) => `On average a point lies ${error} from its unit.`,
    follows: (point: number, unit: number) => `Unit ${unit} answers to point ${point}.`,
    pulls: (sample: number, unit: number, others: number, rate: string) =>
      others
        ? `Sample ${sample} pulls unit ${unit} by ${rate} of the way, and ${others} ${others === 1 ? "neighbour" : "neighbours"} by less.`
        : `Sample ${sample} pulls unit ${unit} by ${rate} of the way, and no other.`,
    unit: (unit: number, points: string, label: number | null) =>
      `Unit ${unit} answers to ${points} ${points === "1" ? "point" : "points"}${label === null ? "" : `, most of class ${label}`}.`,
    torn: (share: string) => `For ${share} of the points the two nearest units are no neighbours.`,
    space: (axes: string, error: string) =>
      `The units among the data, axes ${axes}. On average a point lies ${error} from its unit.`,
  },
  stage: {
    views: "What is shown of the lattice",
    view: { ridges: "U-matrix", hits: "Hits", units: "Units", codebook: "Pictures" },
    about: {
      ridges: "U-matrix: how far neighbours are apart among the data. Dark walls part clusters.",
      hits: "Hits: how many points each unit answers to.",
      units: "Units: what each one stands for.",
    },
    near: "near",
    far: (most: string) => `${most} apart`,
    silent: (silent: number, all: number) => `${silent} of ${all} units answer to no point`,
    pictures: "Each unit's own picture",
    colours: "Each unit's own colour",
    classes: "The class that each unit answers to most",
    plain: "Units that answer to a point are dark",
  },
  planes: {
    title: "Planes",
    line: "One column of all units at a time; then where the points of each class are answered.",
    classesOnly: "Where on the lattice the pictures of each class are answered.",
    light: ["Red", "Green", "Blue"],
    class: (label: number) => `Class ${label}`,
    range: (low: string, high: string) => `${low} to ${high}`,
    units: (count: string) => `${count} ${count === "1" ? "unit" : "units"}`,
    none: "These data have too many columns to be shown one by one, and no classes.",
  },
  micro: {
    kinds: "Kind of learner",
    kind: { som: "Map", k_means: "k-means", neural_gas: "Neural gas" },
    about: {
      som: "Self-organising map: neighbours on a lattice move together",
      k_means: "k-means: each unit goes to the mean of its points, by itself",
      neural_gas: "Neural gas: the nearest units move together and join by themselves",
    },
    rate: "Rate",
    radius: "Radius",
    range: "Range",
    curve: (name: string, first: string, last: string, now: string) => `${name}: from ${first} to ${last}, now ${now}`,
    both: (train: string, test: string) => `${train} · test ${test}`,
    quantisation: "The mean distance of a point from the unit nearest to it. Lower is better.",
    topographic: "The share of points whose two nearest units are no neighbours. Lower is better.",
    pressUnit: "Press a unit to look at it, or a point to follow it.",
    letGo: "Let go",
  },
};
