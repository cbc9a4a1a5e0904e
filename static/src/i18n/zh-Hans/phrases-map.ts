/** 映射装不下时，服务器的说法。 */
import type { Phrase } from "../phrases";

export const MAP_PHRASES: readonly Phrase[] = [
  [/^at most (\d+) units$/, (_, most) => `最多 ${most} 个单元`],
  [/^at most (\d+) numbers in all units$/, (_, most) => `所有单元合计最多 ${most} 个数`],
  [/^at most (\d+) numbers in all distances$/, (_, most) => `所有距离合计最多 ${most} 个数`],
  [/^Take fewer rows or columns\.$/, () => "请减少行数或列数。"],
  [/^Take fewer units, or smaller samples\.$/, () => "请减少单元，或用更小的样本。"],
  [/^Take fewer units, or fewer or smaller samples\.$/, () => "请减少单元，或用更少、更小的样本。"],
];
