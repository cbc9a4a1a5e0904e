/** 玻尔兹曼机不接受某个实验时，服务器的说法。 */
import type { Phrase } from "../phrases";

export const BOLTZMANN_PHRASES: readonly Phrase[] = [
  [/^pictures$/, () => "图片"],
  [/^Pick a data set of pictures, such as digits or bars\.$/, () => "请选择图片类的数据集，例如数字或条纹。"],
  [
    /^Pick a data set of small pictures, such as parity, encoder or bars\.$/,
    () => "请选择小图片的数据集，例如奇偶、编码器或条纹。",
  ],
  [/^at most (\d+) multiplications in a step$/, (_, most) => `一步最多 ${most} 次乘法`],
  [
    /^Take fewer Gibbs steps, smaller batches, fewer hidden units or smaller pictures\.$/,
    () => "请减少吉布斯步数、批量或隐单元，或用更小的图片。",
  ],
  [/^at most (\d+) pixels$/, (_, most) => `最多 ${most} 个像素`],
  [/^(\d+) pixels$/, (_, count) => `${count} 个像素`],
  [/^Make the pictures smaller: every pixel is a visible unit\.$/, () => "请把图片改小：每个像素都是一个可见单元。"],
  [/^at most (\d+) units, visible and hidden together$/, (_, most) => `可见与隐单元合计最多 ${most} 个`],
  [/^(\d+) units$/, (_, count) => `${count} 个单元`],
  [/^Take fewer hidden units, or smaller pictures\.$/, () => "请减少隐单元，或用更小的图片。"],
  [/^These units are not linked\.$/, () => "这两个单元不相连。"],
];
