/** Adaptive resonance: the search, the categories, the stream of samples, the vigilance. */
export default {
  search: "Search",
  rule: "Rule",
  data: "Data",
  dataKind: "Samples",
  moves: {
    name: "Moves of a presentation",
    present: "Present",
    choose: "Choose",
    match: "Match",
    reset: "Reset",
    learn: "Resonate",
    commit: "New category",
    of: { present: "Present", choose: "Choose", match: "Match", reset: "Reset", learn: "Move" },
  },
  told: {
    rest: "No sample has come yet. Play, or take a step.",
    present: (number: number, count: number) =>
      `Sample ${String(number)} of ${String(count)} appears. How much does it draw each category?`,
    choose: (category: number) => `Category ${String(category)} is drawn most. What does it expect?`,
    chooseFree: "The free category is drawn more than any that is left.",
    match: (match: string, asked: string, enough: boolean) =>
      enough
        ? `It expects ${match} of the sample, and ${asked} are asked for: enough.`
        : `It expects ${match} of the sample, but ${asked} are asked for: too little.`,
    matchFree: "The free category expects anything, so the sample matches.",
    reset: (category: number) => `Reset: category ${String(category)} is shut for this sample. The search goes on.`,
    learn: (category: number) => `Resonance: category ${String(category)} keeps what it shares with the sample.`,
    learnAgain: (category: number) => `Resonance: the sample is back in category ${String(category)}.`,
    commit: (category: number) =>
      `Nothing known was near enough: category ${String(category)} begins with this sample.`,
    full: "No category matches and none is free: the sample is left out.",
    blank: "The sample is blank: there is nothing to match.",
    settled: "A whole pass has changed nothing. What was learned stays.",
    nearest: (prototype: number) => `Prototype ${String(prototype)} is nearest.`,
    moves: (prototype: number) =>
      `Prototype ${String(prototype)} moves towards the sample, away from what it stood for.`,
    starts: (prototype: number) => `Prototype ${String(prototype)} starts on this sample.`,
  },
  match: {
    name: "Match",
    asked: (asked: string) => `Vigilance: ${asked} of the sample must be expected.`,
    told: (match: string, asked: string, enough: boolean) =>
      enough ? `Match ${match}, at least the vigilance ${asked}.` : `Match ${match}, below the vigilance ${asked}.`,
  },
  compare: {
    sample: "Sample",
    expected: "Expected",
    both: "Together",
    keptKey: "in both",
    sampleKey: "in the sample alone",
    expectedKey: "expected alone",
  },
  cards: {
    name: "Categories",
    free: "free",
    category: (number: number) => `Category ${String(number)}`,
    members: (count: number) => (count === 1 ? "1 sample" : `${String(count)} samples`),
    drawn: "How much the sample draws it",
    standing: { open: "", shut: "Tried, and shut.", chosen: "Chosen.", resonant: "It resonates." },
  },
  plane: {
    about: (categories: number, met: number, moved: number) =>
      `${String(met)} samples met, ${String(categories)} categories; ${String(moved)} would be given another now.`,
    drift: (moved: number, met: number) =>
      moved ? `◯ ${String(moved)} of ${String(met)} would go elsewhere now` : `all ${String(met)} met keep theirs`,
  },
  rows: {
    title: "Categories",
    none: "None yet.",
    category: "No.",
    samples: "Samples",
    size: "Size",
    pure: "One class",
  },
  stream: {
    title: "Stream",
    told: (pass: number, count: number, moved: number | null) =>
      `Pass ${String(pass)} over ${String(count)} samples.` +
      (moved === null ? "" : moved ? ` ${String(moved)} got another category than before.` : " All got theirs again."),
  },
  curve: {
    title: "Vigilance",
    about: (vigilance: string, count: number) => `${vigilance}: about ${String(count)} categories.`,
    told: (count: number, presented: number) =>
      `About ${String(count)} ${count === 1 ? "category" : "categories"} after ${String(presented)} presentations.`,
    coming: "Counting…",
  },
  from: {
    name: "When it is turned",
    start: "Start again",
    startAbout: "The run begins anew, with the same samples in the same order",
    here: "Go on",
    hereAbout: "The run goes on with what it has learned",
  },
  numbers: {
    categories: "Categories",
    of: (used: number, most: number) => `${String(used)} of ${String(most)}`,
    presented: "Presentations",
    agreement: "Samples with the class of their category",
  },
};
