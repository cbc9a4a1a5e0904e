import type en from "../en/stopping";

const words: typeof en = {
  title: "何時停止",
  about: "滿足其中任何一條，訓練就自己暫停。按播放可以繼續。",
  step: "步數",
  loss: "測試損失不高於",
  accuracy: "測試準確率不低於（%）",
  plateau: "測試損失多少輪不再下降",
  least: "下降須超過",
  keepBest: "回到測試損失最低的那一輪",
  never: "不停",
  atMost: (measure) => `${measure}不高於`,
  noLonger: (measure) => `${measure}多少輪不再下降`,
  backToLowest: (measure) => `回到${measure}最低的那一輪`,
};
export default words;
