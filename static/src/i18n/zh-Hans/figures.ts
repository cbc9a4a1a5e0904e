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
  cutFirst: "直线分对：输入",
  cutBest: "直线分对：最好",
  accuracyTrain: "训练准确率",
  turn: "旋转",
  stretch: "拉伸",
  error: "误差",
  mirrored: "（镜像）",
  overlap: "回忆后的重叠",
  load: "图案数 / 单元数",
  capacity: (lines) => `回忆后的重叠，随每个单元的图案数变化。${lines}`,
  bend: "理论：赫布规则在 0.138 处失效",
};
export default words;
