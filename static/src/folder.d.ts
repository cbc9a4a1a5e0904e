/** What `tools/folder-plugin.mjs` makes of a registry folder. */
declare module "folder:panels" {
  const panels: readonly import("./panel").Panel[];
  export default panels;
}
declare module "folder:figures" {
  const figures: readonly import("./figures/figure").Figure[];
  export default figures;
}
