/** The columns that the chart draws: the curve in focus, then one line for every other lane from where it parts. */
import uPlot from "uplot";
import type { Curve } from "../../store";
import type { Quantity } from "../../measured";
import { SMALLEST_LOSS } from "./scale";
import { thinned } from "./thin";

/** A lane's line beside the one in focus. */
export interface Line {
  lane: number;
  curve: Curve;
  /** The epoch from which on it is drawn. */
  from: number;
}

const MOST_POINTS = 1000;
const MOST_POINTS_BESIDE = 400;

type Value = number | null;
const drawable = (value: number | undefined, logarithm: boolean): Value => {
  if (value === undefined || !Number.isFinite(value)) return null;
  return logarithm ? Math.max(value, SMALLEST_LOSS) : value;
};
const train = (curve: Curve, quantity: Quantity): number[] =>
  quantity === "loss" ? curve.lossTrain : curve.accuracyTrain;
const test = (curve: Curve, quantity: Quantity): number[] =>
  quantity === "loss" ? curve.lossTest : curve.accuracyTest;

function besideOf({ curve, from }: Line, quantity: Quantity, logarithm: boolean): uPlot.AlignedData {
  const column = train(curve, quantity);
  const rows = thinned([column], MOST_POINTS_BESIDE).filter((i) => (curve.epochs[i] ?? 0) >= from);
  return [rows.map((i) => curve.epochs[i] ?? 0), rows.map((i) => drawable(column[i], logarithm))];
}

/** Epochs, training, test, and the training of every other lane; thinned, and without zeros on a log scale. */
export function columns(
  curve: Curve,
  beside: readonly Line[],
  quantity: Quantity,
  logarithm: boolean,
): uPlot.AlignedData {
  const pair = [train(curve, quantity), test(curve, quantity)];
  const rows = thinned(pair, MOST_POINTS);
  const own: uPlot.AlignedData = [
    rows.map((i) => curve.epochs[i] ?? 0),
    ...pair.map((column) => rows.map((i) => drawable(column[i], logarithm))),
  ];
  const tables = [own, ...beside.map((line) => besideOf(line, quantity, logarithm))];
  return tables.length === 1 ? own : uPlot.join(tables);
}
