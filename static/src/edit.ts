/** Edits of an experiment: pure functions on a draft, for `commands.edit`. Each leaves a network that the server accepts. */
export * from "./edit/graph";
export * from "./edit/learner";
export * from "./edit/output";
