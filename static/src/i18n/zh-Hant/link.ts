import type en from "../en/link";
import phrase from "./phrases";

const words: typeof en = {
  title: {
    version: "此連結來自較新版本的 Unknot",
    damaged: "無法讀取此連結",
    tooLong: "此連結過長",
    refused: "無法開啟此實驗",
    full: "伺服器名額已滿",
    left: "您已離開佇列",
  },
  mend: {
    version: "目前的 Unknot 只能讀取第 1 版連結。請更新，或向對方索取實驗檔案。",
    damaged: "連結可能被截斷或更動過，請重新複製完整的連結。",
    tooLong: "一個實驗最多幾千個字元。請重新複製連結，或索取實驗檔案。",
  },
  refused: "伺服器發現以下問題：",
  full: "內容沒有遺失，請一分鐘後重試。",
  left: "內容沒有遺失，隨時可以重新排隊。",
  part: {
    fragment: "連結中 # 之後的部分",
    version: "連結的版本",
    experiment: "連結中的實驗",
    weights: "連結中的權重",
    arrangement: "連結中的安排",
    step: "連結中的步數",
  },
  expected: {
    fragment: "版本號、一個點和實驗：1.…",
    version: "1",
    experiment: "不超過 64 kB 的壓縮實驗",
    weights: "不超過 400 kB 的壓縮有限數值",
    arrangement: "壓縮的比較（兩到四條訓練）或掃描（最多 64 條）",
    step: "一個整數",
  },
  phrase,
  where: "位置",
  expectedWord: "應為",
  got: "實為",
  whole: "整個實驗",
  first: "開啟第一個範例",
  gallery: "前往圖庫",
  again: "重試",
};
export default words;
