import type en from "../en/measures";

const words: typeof en = {
  loss: "損失",
  accuracy: "準確率",
  energy: "能量",
  overlap: "重疊",
  reconstruction: "重建誤差",
  free_energy: "自由能",
  quantisation: "量化誤差",
  topographic: "拓撲誤差",
  mismatch: "失配",
  stable: "穩定的樣本",
  divergence: "散度",
  mass: "對資料的信念",
};

export default words;
