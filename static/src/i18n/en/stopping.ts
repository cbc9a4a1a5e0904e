export default {
  title: "Stop when",
  about: "The run pauses by itself at the first of these. Play goes on beyond it.",
  step: "Step",
  loss: "Test loss at most",
  accuracy: "Test accuracy at least, %",
  plateau: "Epochs without a lower test loss",
  least: "Lower by more than",
  keepBest: "Go back to the epoch with the lowest test loss",
  never: "never",
  atMost: (measure: string) => `${measure} at most`,
  noLonger: (measure: string) => `${measure} falls no longer for so many epochs`,
  backToLowest: (measure: string) => `Go back to where it was lowest: ${measure}`,
};
