/** The data sets by group, in the order of the page. A kind that the server learns is a type error until it has a group. */
import type { DataConfig } from "../wire/generated";

export type DatasetKind = DataConfig["kind"];
/** Kinds of data that are more than settings: their content comes from the visitor. */
export type ContentKind = "drawn" | "table" | "tf_playground";
/** Kinds for models that are no networks: the panels of their families offer them. */
type OtherKind = "glyphs" | "patterns" | "random_patterns" | "bars" | "encoder" | "parity";
/** Kinds that networks are offered. */
export type NetworkData = Exclude<DatasetKind, OtherKind>;
/** Sets that are chosen by a press; the others are made by the visitor. */
export type SetKind = Exclude<NetworkData, ContentKind | "formula" | "formula_value">;

type Group = "plane" | "numbers" | "solids" | "pictures";
const GROUPS: Readonly<Record<SetKind, Group>> = {
  blobs: "plane",
  xor: "plane",
  rings: "plane",
  moons: "plane",
  spirals: "plane",
  checkerboard: "plane",
  half_plane: "plane",
  polygons: "plane",
  regression_plane: "numbers",
  multi_gauss: "numbers",
  sine: "numbers",
  ripple: "numbers",
  linked_rings: "solids",
  nested_spheres: "solids",
  trefoil: "solids",
  swiss_roll: "solids",
  linked_spirals: "solids",
  colours: "solids",
  digits: "pictures",
};

const of = (group: Group): readonly SetKind[] =>
  (Object.keys(GROUPS) as SetKind[]).filter((kind) => GROUPS[kind] === group);

export const PLANE_SETS = of("plane");
/** Sets whose target is a number. */
export const NUMBER_SETS = of("numbers");
export const SOLID_SETS = of("solids");
export const PICTURE_SETS = of("pictures");

export const isSet = (kind: DatasetKind): kind is SetKind => kind in GROUPS;
/** Whether the pixels of pictures are the inputs. */
export const isPicture = (kind: DatasetKind): boolean => isSet(kind) && GROUPS[kind] === "pictures";
export const isSolid = (kind: DatasetKind): boolean => isSet(kind) && GROUPS[kind] === "solids";
/** Whether a set, or a formula, has a number as its target. */
export const hasNumbers = (kind: DatasetKind): boolean =>
  kind === "formula_value" || (isSet(kind) && GROUPS[kind] === "numbers");
