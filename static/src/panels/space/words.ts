/** What the frames are called, and the sentence that says what the current one did. */
import { percent, superscript } from "../../format";
import type { Catalogue } from "../../i18n";
import type { Frame } from "./frames";

type Captions = Catalogue["space"]["caption"];

const short = (frame: Frame, words: Catalogue): string =>
  frame.activation ? words.layers.short[frame.activation] : words.layers.kind[frame.kind as "dropout"];

/** The symbol of a frame: x, W¹, b¹, tanh, or the name of a layer without phases. */
export function symbolOf(frame: Frame, words: Catalogue): string {
  switch (frame.phase) {
    case "input":
      return "x";
    case "W":
    case "b":
      return frame.phase + superscript(frame.number);
    default:
      return short(frame, words);
  }
}

/** Whether the symbol is mathematics (italic) rather than a word. */
export const isSymbol = ({ phase, activation }: Frame): boolean => phase !== "out" || activation !== null;

/** What a frame does to space, in one word: stretch, shift, bend. */
export function verbOf(frame: Frame, words: Catalogue): string {
  const { verb } = words.space;
  if (frame.phase === "input") return verb.input;
  if (frame.phase === "W") return verb.stretch;
  if (frame.phase === "b") return verb.shift;
  if (frame.activation === "linear") return verb.keep;
  return frame.phase === "g" || frame.kind === "activation" ? verb.bend : "";
}

/** "After tanh, layer 1". */
export function titleOf(frame: Frame, words: Catalogue): string {
  const { title } = words.space;
  if (frame.phase === "input") return frame.space ? title.space : title.input;
  if (frame.phase === "W") return title.after(symbolOf(frame, words));
  if (frame.phase === "b") return title.after(`+ ${symbolOf(frame, words)}`);
  return title.afterLayer(short(frame, words), frame.number);
}

export interface Situation {
  frame: Frame;
  before: Frame | null;
  score: number | null;
  scoreBefore: number | null;
  /** Whether something before this frame has bent the sheet. */
  folded: boolean;
  classes: number;
}

/** How many of the points the best straight cut separates here, said as a value: "Best straight cut 73 percent." */
export function scoreOf(classes: number, score: number | null, { space }: Catalogue): string {
  if (score === null) return "";
  const share = String(Math.round(score * 100));
  return classes ? space.scoreCut(share) : space.scoreFit(share);
}

/** The sentence beside "Space": what the frame did, then how far a straight cut gets. The score is between asterisks. */
export function sentence(situation: Situation, words: Catalogue): string {
  const { caption, result } = words.space;
  const { frame, score, scoreBefore, classes } = situation;
  const did = whatHappened(situation, words);
  if (score === null) return did;
  const kind = classes === 0 ? "fit" : frame.width === 1 ? "threshold" : classes === 2 ? "cut" : "cuts";
  const said = result[kind];
  const now = `*${percent(score)}*`;
  const earlier = percent(scoreBefore);
  const same = percent(score) === earlier;
  const how = (): string => {
    if (frame.phase === "input") return score < 0.95 ? said.only(now) : said.already(now);
    if (same && !situation.folded && (frame.phase === "W" || frame.phase === "b")) return said.flat(now);
    if (same && isStraight(frame)) return said.unbent(now);
    if (frame.phase === "W") return said.plain(now);
    return same ? said.still(now) : said.now(now, earlier);
  };
  return did + caption.gap + how();
}

const isStraight = (frame: Frame): boolean =>
  frame.phase === "W" ||
  frame.phase === "b" ||
  frame.activation === "linear" ||
  ["dropout", "batch_norm"].includes(frame.kind);

function whatHappened({ frame, before, folded }: Situation, words: Catalogue): string {
  const { caption } = words.space;
  const symbol = symbolOf(frame, words);
  const from = before?.width ?? frame.width;
  switch (frame.phase) {
    case "input":
      return caption.input;
    case "W":
      if (frame.width === 1) return from === 1 ? caption.scales(symbol) : caption.line(symbol);
      if (frame.width < from)
        return frame.width === 2 ? caption.plane(symbol, folded) : caption.projects(symbol, frame.width);
      return frame.width > from ? caption.lifts(symbol, frame.width) : caption.turns(symbol);
    case "b":
      return caption.slides(symbol);
    default:
      return frame.activation ? bend(frame, symbol, caption) : layer(frame, symbol, caption);
  }
}

function bend(frame: Frame, symbol: string, caption: Captions): string {
  switch (frame.activation) {
    case "linear":
      return caption.keeps;
    case "step":
    case "sign":
      return caption.breaks(symbol);
    case "softmax":
      return caption.shares(symbol);
    case "sigmoid":
      return frame.width > 1
        ? caption.bends(symbol)
        : frame.last
          ? caption.probability(symbol)
          : caption.squeezes(symbol);
    default:
      return frame.width > 1 ? caption.bends(symbol) : caption.squeezes(symbol);
  }
}

function layer(frame: Frame, name: string, caption: Captions): string {
  switch (frame.kind) {
    case "dropout":
      return caption.dropout;
    case "batch_norm":
      return caption.batchNorm;
    case "layer_norm":
      return caption.layerNorm;
    case "add":
      return caption.adds;
    case "concat":
      return caption.joins(frame.width);
    default:
      return caption.passes(name);
  }
}
