/** Layers trained one by one. */
export default {
  view: { label: "What the band shows", layers: "Layers" },
  says: {
    plain: "No pre-training: back-propagation trains all layers from the first step on.",
    ready: (count: number) => `${count} hidden layers, to be trained one after the other, without labels.`,
    working: (layer: number, count: number) =>
      layer === 1
        ? `Layer 1 of ${count} learns to tell the picture again. No labels yet.`
        : `Layer ${layer} of ${count} learns to tell again what layer ${layer - 1} says. ${
            layer === 2 ? "Layer 1 is frozen." : `Layers 1 to ${layer - 1} are frozen.`
          }`,
    tuning: (epoch: number) => `Now with labels: back-propagation tunes all layers together, epoch ${epoch}.`,
  },
  card: {
    picture: (number: number) => `Picture ${number}`,
    retold: "as it is; then as each layer tells it",
    layer: (number: number) => `Layer ${number}`,
    sizes: (inputs: number, units: number) => `${inputs} → ${units}`,
    learning: (epoch: number, epochs: number) => `epoch ${epoch} of ${epochs}`,
    waiting: "waits its turn",
    frozen: "frozen",
    tuned: "tuned with the others",
    plain: "not pre-trained",
    errors: (first: string, now: string, test: string) => `Error ${first} at first, now ${now}; on test points ${test}`,
  },
  dreams: {
    title: "Dreams",
    about: "A chain in the two top layers, followed down to the pixels. Nobody shows it a picture.",
    ways: "From digit to digit",
    waysAbout: "The straight way from one picture's code to another's, followed down to the pixels.",
    start: "Where chains begin",
    fromDigit: "Digit",
    fromDigitAbout: "Begin at a test picture",
    fromNoise: "Noise",
    fromNoiseAbout: "Begin at chance",
    others: "Other pictures",
    spoken: (rows: number, frames: number, about: string) => `${rows} strips of ${frames} pictures. ${about}`,
    soon: "Pictures come with the first step.",
    never: "Only a stack that was pre-trained can draw.",
  },
  settings: {
    open: "Pre-training",
    title: "Pre-training",
    about: "The rate and the turns act at once; for the others it is best to start over.",
    again: "Start over",
  },
};
