/** What the two curves of a run are, by the names that the server gives them. */
export default {
  loss: "Loss",
  accuracy: "Accuracy",
  energy: "Energy",
  overlap: "Overlap",
  reconstruction: "Error",
  free_energy: "Free energy",
  quantisation: "Quantisation error",
  topographic: "Topographic error",
  mismatch: "Mismatch",
  stable: "Stable samples",
  divergence: "Divergence",
  mass: "Belief on the data",
};
