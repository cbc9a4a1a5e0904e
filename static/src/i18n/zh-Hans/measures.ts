import type en from "../en/measures";

const words: typeof en = {
  loss: "损失",
  accuracy: "准确率",
  energy: "能量",
  overlap: "重叠",
  reconstruction: "重建误差",
  free_energy: "自由能",
  quantisation: "量化误差",
  topographic: "拓扑误差",
  mismatch: "失配",
  stable: "稳定的样本",
  divergence: "散度",
  mass: "对数据的信念",
};

export default words;
