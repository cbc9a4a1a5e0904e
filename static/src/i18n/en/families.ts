/** Families of models: their names, and what the regions of the lab hold. */
export default {
  network: {
    name: "Network",
    about: "Layers learn by back-propagation.",
    skip: "Skip to the network",
    regions: { net: "Network", micro: "Microscope", space: "Space", stage: "Stage" },
  },
  hopfield: {
    name: "Memory",
    about: "A Hopfield network keeps patterns and finds them again from a part.",
    skip: "Skip to the memory",
    regions: { net: "Units", micro: "Rule and numbers", space: "Memories", stage: "Energy and weights" },
  },
  boltzmann: {
    name: "Boltzmann machine",
    about: "Units flip by chance and learn the data.",
    skip: "Skip to the machine",
    regions: { net: "Machine", micro: "Settings and numbers", space: "Chain", stage: "What it has learned" },
  },
  map: {
    name: "Map",
    about: "A lattice of prototypes unfolds over the data.",
    skip: "Skip to the map",
    regions: { net: "Map and data", micro: "Settings and numbers", space: "Planes of the map", stage: "Lattice" },
  },
  art: {
    name: "Adaptive resonance",
    about: "A sample joins the category that resembles it enough, or opens a new one.",
    skip: "Skip to the categories",
    regions: { net: "Search", micro: "Settings and numbers", space: "Samples", stage: "Categories" },
  },
};
