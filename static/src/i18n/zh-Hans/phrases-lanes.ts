/** 并排的训练、历史与扫描不成立时，服务器的说法。 */
import type { Phrase } from "../phrases";

export const LANE_PHRASES: readonly Phrase[] = [
  [/^at most (\S+) parameters in all$/, (_, most) => `合计最多 ${most} 个参数`],
  [/^at most (\d+) lanes$/, (_, most) => `最多 ${most} 个训练`],
  [/^(\d+) to (\d+) runs$/, (_, least, most) => `${least} 到 ${most} 个训练`],
  [/^values of which some can run$/, () => "至少有一部分能运行的取值"],
  [/^another lane$/, () => "另一个训练"],
  [/^the last one$/, () => "最后一个"],
  [/^Choose fewer values\.$/, () => "请少选一些取值。"],
  [/^They train in turn, and others wait\.$/, () => "它们轮流训练，其他人只能等待。"],
  [/^Take fewer runs, smaller batches or narrower layers\.$/, () => "请减少训练的数量、减小批量，或减少各层的单元。"],
  [/^They would need too much memory\.$/, () => "它们需要的内存太多。"],
  [/^Take fewer runs, or narrower layers\.$/, () => "请减少训练的数量，或减少各层的单元。"],
  [/^There are as many lanes as there may be\.$/, () => "并排的训练已达上限。"],
  [/^(?:(?:End|Close) one of the lanes first\.|Close one before you open another\.)$/, () => "请先关闭其中一个。"],
  [/^There is no such lane\.$/, () => "没有这个训练。"],
  [/^Choose a lane that is (?:still )?there\.$/, () => "请选择仍在的训练。"],
  [/^The last lane stays\.$/, () => "最后一个训练会保留。"],
  [/^The run cannot go on with this\.$/, () => "训练无法以此继续。"],
  [/^This cannot run beside the others\.$/, () => "这个训练无法与其他训练并排。"],
  [/^This sweep cannot be made\.$/, () => "无法建立这次扫描。"],
  [
    /^A sweep has no lanes and no past: open one of its runs first\.$/,
    () => "扫描没有并排的训练，也没有历史：请先打开其中一个训练。",
  ],
];
