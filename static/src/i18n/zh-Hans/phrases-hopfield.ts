/** 联想记忆装不下或做不到时，服务器的说法。 */
import type { Phrase } from "../phrases";

export const MEMORY_PHRASES: readonly Phrase[] = [
  [/^pictures to remember$/, () => "要记住的图案"],
  [/^at most (\d+) pictures$/, (_, most) => `最多 ${most} 幅图案`],
  [/^(\d+) pixels$/, (_, pixels) => `${pixels} 个像素`],
  [/^whole numbers from (\d+) to (\d+)$/, (_, least, most) => `${least} 到 ${most} 的整数`],
  [/^Choose letters, drawn pictures or random pictures\.$/, () => "请选字母、手绘图案或随机图案。"],
  [/^Choose fewer pictures or copies\.$/, () => "请减少图案或份数。"],
  [/^Give 0 or 1 for every pixel, row by row\.$/, () => "请逐行为每个像素写 0 或 1。"],
  [/^Choose pixels of the picture\.$/, () => "请选图案之内的像素。"],
  [/^Choose one of the pictures\.$/, () => "请从这些图案中选一幅。"],
];
