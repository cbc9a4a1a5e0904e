import type en from "../en/figures";

const words: typeof en = {
  title: "在此测得",
  show: "在此测得",
  hide: "隐藏测量值",
  parameters: "参数量",
  gap: "测试 − 训练",
  fifth: "降到五分之一的轮数",
  epochsTo: (goal) => `降到 ${goal} 的轮数`,
  notYet: "尚未",
  hidden: "隐藏层",
  depth: "深度：最长路径",
  cut: (first, best) => `最佳直线：输入处分对 ${first}，最好处分对 ${best}。`,
  accuracyTrain: "训练准确率",
  turn: "旋转",
  stretch: "拉伸",
  error: "误差",
  mirrored: "（镜像）",
};
export default words;
