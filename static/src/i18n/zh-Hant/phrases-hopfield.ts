/** 聯想記憶裝不下或做不到時，伺服器的說法。 */
import type { Phrase } from "../phrases";

export const MEMORY_PHRASES: readonly Phrase[] = [
  [/^pictures to remember$/, () => "要記住的圖案"],
  [/^at most (\d+) pictures$/, (_, most) => `最多 ${most} 幅圖案`],
  [/^(\d+) pixels$/, (_, pixels) => `${pixels} 個像素`],
  [/^whole numbers from (\d+) to (\d+)$/, (_, least, most) => `${least} 到 ${most} 的整數`],
  [/^Choose letters, drawn pictures or random pictures\.$/, () => "請選字母、手繪圖案或隨機圖案。"],
  [/^Choose fewer pictures or copies\.$/, () => "請減少圖案或份數。"],
  [/^Give 0 or 1 for every pixel, row by row\.$/, () => "請逐列為每個像素寫 0 或 1。"],
  [/^Choose pixels of the picture\.$/, () => "請選圖案之內的像素。"],
  [/^Choose one of the pictures\.$/, () => "請從這些圖案中選一幅。"],
];
