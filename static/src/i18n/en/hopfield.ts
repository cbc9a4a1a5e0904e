/** Words of the panels of a Hopfield network. */
type Named<K extends string> = Readonly<Record<K, (name: string) => string>>;

export default {
  number: (n: number) => `No. ${n}`,
  net: {
    began: "Began with",
    pull: "Pull on each unit",
    nearest: "Nearest memory",
    nearestNegative: "Nearest: a negative",
    grid: (rows: number, columns: number) => `State: ${rows} rows of ${columns} units, to be painted on`,
    keys: "Arrow keys move from pixel to pixel, space turns one over.",
    pixel: (row: number, column: number, inked: boolean) => `Row ${row}, column ${column}: ${inked ? "ink" : "paper"}`,
  },
  actions: {
    label: "Do something to the state",
    noise: "Add noise",
    erase: "Erase from below",
    share: "Share of the pixels",
    random: "Random pixels",
    recall: "Recall",
  },
  says: {
    blank: "Nothing is stored yet. The first steps store the pictures, one each.",
    stored: (name: string, n: number) =>
      `Stored ${name}, picture ${n}: pixels that agree pull each other along from now on.`,
    began: {
      none: () => "",
      memory: (name: string) => `Begins with ${name}, damaged. Every step asks one unit where the others pull it.`,
      random: () => "Begins with random pixels: which valley is this the slope of?",
      hand: () => "Begins with what you painted. Play or step to see what it reminds the network of.",
    } as Named<"none" | "memory" | "random" | "hand">,
    asked: (row: number, column: number, pull: string, flips: boolean) =>
      `Unit in row ${row}, column ${column}: the others pull with ${pull}. ${flips ? "It turns over, and the energy falls." : "It stays."}`,
    moved: (n: number) => (n === 1 ? "1 unit has given way." : `${n} units have given way.`),
    fast: (trial: number, name: string) =>
      name
        ? `Recall ${trial}, of ${name}. Slow down to follow every unit.`
        : `Recall ${trial}. Slow down to follow every unit.`,
    rests: "At rest.",
    found: (name: string) => `At rest: this is ${name}, to the last pixel.`,
    negative: (name: string) => `At rest in the negative of ${name}: it lies as deep as ${name} itself.`,
    stuck: (name: string, overlap: string) =>
      `At rest where nothing was stored; nearest is ${name}, with an overlap of ${overlap}.`,
  },
  space: {
    memories: "Memories",
    stored: (n: number, all: number) => (n < all ? `${n} of ${all} stored` : `all ${all} stored`),
    notYet: "not yet",
    edit: "Draw",
    begin: (name: string) => `Begin with ${name}, damaged`,
    memory: (name: string, overlap: string, share: string | null) =>
      `${name}: overlap ${overlap}${share === null ? "" : `, pulls with ${share}`}. Begin with it, damaged`,
    film: "The recall as a film",
    filmAbout: (n: number) => (n === 1 ? "1 picture" : `${n} pictures, and the energy of each`),
    noFilm: "Begins with the first recall.",
    frame: (updates: string, energy: string) => `After ${updates} steps: energy ${energy}`,
  },
  stage: {
    view: "What is shown",
    views: { weights: "Weights", landscape: "Landscape", ends: "Where it ends" },
    matrix: "All weights: orange pairs of units pull together, blue ones apart.",
    row: "Weights of the unit asked last",
    wait: "Orange: want to agree. Blue: to differ.",
    noWeights: "This rule has no weights: every memory pulls by itself, the nearer the harder.",
    noEnds: "No recall has ended yet.",
    endsAbout: (trials: string, n: number) => `${trials} recalls have ended in ${n} different states.`,
    kinds: {
      memory: (name: string) => name,
      negative: (name: string) => `negative of ${name}`,
      flawed: (name: string) => `nearly ${name}`,
      mixture: () => "mixture of three",
      spurious: () => "nobody stored this",
      circle: () => "not at rest",
    } as Named<"memory" | "negative" | "flawed" | "mixture" | "spurious" | "circle">,
    times: (n: string) => `${n}×`,
    flat: "Flat: nothing is stored yet.",
    map: (states: number, minima: number, energy: string) =>
      `Energy of all ${states} states, ${minima} of them valleys; now ${energy}.`,
    mapAbout: (states: number, minima: number) =>
      `All ${states} states: a field to the next is one unit turned. Rings: ${minima} valleys.`,
    basins: "Where each leads",
    ways: "Energy on the ways to the nearest memories, unit by unit.",
  },
  micro: {
    energy: "Energy",
    trial: "Recall",
    updates: "Steps of it",
    changes: "Units turned",
    wants: "Want to turn",
    recalled: "Mean overlap at the end",
    settled: "At rest. Paint, add noise, or choose a memory.",
    goOn: "Go on by itself",
    data: "Pictures",
  },
  editor: {
    title: "Pictures to remember",
    close: "Close",
    board: (n: number) => `Picture ${n}, to be drawn on`,
    pictures: "Pictures",
    blank: "Blank",
    random: "Random",
    letter: "Any character",
    remove: "Delete",
    width: "Width",
    height: "Height",
    cancel: "Cancel",
    remember: "Remember these",
  },
};
