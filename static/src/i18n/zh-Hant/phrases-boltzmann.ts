/** 波茲曼機不接受某個實驗時，伺服器的說法。 */
import type { Phrase } from "../phrases";

export const BOLTZMANN_PHRASES: readonly Phrase[] = [
  [/^pictures$/, () => "圖片"],
  [/^Pick a data set of pictures, such as digits or bars\.$/, () => "請選擇圖片類的資料集，例如數字或條紋。"],
  [
    /^Pick a data set of small pictures, such as parity, encoder or bars\.$/,
    () => "請選擇小圖片的資料集，例如奇偶、編碼器或條紋。",
  ],
  [/^at most (\d+) multiplications in a step$/, (_, most) => `一步最多 ${most} 次乘法`],
  [
    /^Take fewer Gibbs steps, smaller batches, fewer hidden units or smaller pictures\.$/,
    () => "請減少吉布斯步數、批次或隱單元，或用更小的圖片。",
  ],
  [/^at most (\d+) pixels$/, (_, most) => `最多 ${most} 個像素`],
  [/^(\d+) pixels$/, (_, count) => `${count} 個像素`],
  [/^Make the pictures smaller: every pixel is a visible unit\.$/, () => "請把圖片改小：每個像素都是一個可見單元。"],
  [/^at most (\d+) units, visible and hidden together$/, (_, most) => `可見與隱單元合計最多 ${most} 個`],
  [/^(\d+) units$/, (_, count) => `${count} 個單元`],
  [/^Take fewer hidden units, or smaller pictures\.$/, () => "請減少隱單元，或用更小的圖片。"],
  [/^These units are not linked\.$/, () => "這兩個單元不相連。"],
];
