/** Data of an experiment that the visitor has made by hand. */
import type { DataConfig, DrawnData } from "../wire/generated";
import { classesIn, pack, type Dots } from "./drawn";

/** Drawn points in place of other data; what the network sees of a point stays. */
export function asDrawn(data: DataConfig, dots: Dots, classes: number, numbers: boolean): DrawnData {
  const { test_share, formulas, unit } = data;
  const features = data.features.filter((feature) => feature !== "z");
  return {
    kind: "drawn",
    test_share,
    features: features.length ? features : ["x", "y"],
    formulas,
    unit,
    ...pack(dots, numbers),
    classes: Math.max(classes, classesIn(dots)),
  };
}
