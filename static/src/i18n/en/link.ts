export default {
  title: {
    version: "This link is from a newer Unknot",
    damaged: "This link cannot be read",
    tooLong: "This link is too long",
    refused: "This experiment cannot be opened",
    full: "All places for runs are taken",
  },
  mend: {
    version: "This Unknot reads links of version 1. Update it, or ask for the experiment as a file.",
    damaged: "It was cut off or changed on its way. Copy the whole link once more.",
    tooLong: "An experiment takes a few thousand characters at most. Copy the link once more, or ask for the file.",
  },
  refused: "The server found this in it:",
  full: "Nothing is lost: try again in a minute.",
  part: {
    fragment: "the link, after #",
    version: "the link’s version",
    experiment: "the experiment in the link",
    weights: "the weights in the link",
    step: "the step in the link",
  },
  expected: {
    fragment: "a version, a dot and an experiment: 1.…",
    version: "1",
    experiment: "a packed experiment of at most 64 kB",
    weights: "packed finite numbers, at most 400 kB",
    step: "a whole number",
  },
  /** The server's sentences about an experiment, said in this language. */
  phrase: (text: string): string => text,
  where: "Where",
  expectedWord: "Expected",
  got: "Got",
  whole: "the experiment",
  first: "Open the first example",
  gallery: "Go to the gallery",
  again: "Try again",
};
