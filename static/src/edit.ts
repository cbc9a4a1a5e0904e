/** Edits of an experiment: pure functions that change a draft, for `commands.edit`. Unlike the server they keep it whole. */
export * from "./edit/graph";
export * from "./edit/join";
export * from "./edit/learner";
export * from "./edit/mend";
export * from "./edit/move";
export * from "./edit/output";
export * from "./edit/sets";
export * from "./edit/limits";
