import type en from "../en/figures";

const words: typeof en = {
  title: "在此測得",
  show: "在此測得",
  hide: "隱藏測量值",
  parameters: "參數量",
  gap: "測試 − 訓練",
  fifth: "降到五分之一的輪數",
  epochsTo: (goal) => `降到 ${goal} 的輪數`,
  notYet: "尚未",
  hidden: "隱藏層",
  depth: "深度：最長路徑",
  cutFirst: "直線分對：輸入",
  cutBest: "直線分對：最好",
  accuracyTrain: "訓練準確率",
  turn: "旋轉",
  stretch: "拉伸",
  error: "誤差",
  mirrored: "（鏡像）",
  overlap: "回憶後的重疊",
  load: "圖案數 / 單元數",
  capacity: (lines) => `回憶後的重疊，隨每個單元的圖案數變化。${lines}`,
  bend: "理論：赫布規則在 0.138 處失效",
};
export default words;
