/** Layers trained one by one: how far each is, and what their stack draws. In the place of the Space band. */
import type { Panel } from "../panel";

export default {
  name: "deep",
  area: "space",
  order: 1,
  learners: ["greedy"],
  embed: true,
  load: async () => (await import("./deep")).Space,
} satisfies Panel;
