/** The smallest lab: two blobs and a single neuron, as a link. The server fills in the rest. */
import { encodeFragment } from "../share/codec";

const BLANK = {
  version: 1,
  data: { kind: "blobs" },
  network: { layers: [{ kind: "dense", units: 1, activation: "sigmoid" }] },
  learner: { kind: "backprop", loss: "binary_cross_entropy" },
};

export const blankHref = async (): Promise<string> => `/lab#${await encodeFragment(BLANK)}`;
