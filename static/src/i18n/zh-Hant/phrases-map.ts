/** 映射裝不下時，伺服器的說法。 */
import type { Phrase } from "../phrases";

export const MAP_PHRASES: readonly Phrase[] = [
  [/^at most (\d+) units$/, (_, most) => `最多 ${most} 個單元`],
  [/^at most (\d+) numbers in all units$/, (_, most) => `所有單元合計最多 ${most} 個數`],
  [/^at most (\d+) numbers in all distances$/, (_, most) => `所有距離合計最多 ${most} 個數`],
  [/^Take fewer rows or columns\.$/, () => "請減少列數或欄數。"],
  [/^Take fewer units, or smaller samples\.$/, () => "請減少單元，或用更小的樣本。"],
  [/^Take fewer units, or fewer or smaller samples\.$/, () => "請減少單元，或用更少、更小的樣本。"],
];
