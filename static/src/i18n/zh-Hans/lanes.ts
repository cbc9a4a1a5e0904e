import type en from "../en/lanes";

const words: typeof en = {
  title: "比较",
  about: "两到四条训练，数据相同，步调一致。",
  presets: "布置一场比较",
  preset: {
    optimizers: "优化器赛跑",
    regularisation: "有无正则化",
    residual: "普通与残差",
    shapes: "参数量相同的结构",
    inits: "初始权重",
  },
  presetAbout: {
    optimizers: "SGD、动量、RMSprop 和 Adam，学习率和初始权重都相同。",
    regularisation: "同一批点：不加、L1、L2、丢弃。",
    residual: "八个隐藏层串联，以及加上残差的同一网络。",
    shapes: "一到四个隐藏层，参数量大致相同。",
    inits: "四种抽取初始权重的方法。",
  },
  add: "再加一条同样的训练",
  leave: "回到实验室",
  open: "查看内部",
  parameters: (n) => `${n} 个参数`,
  differs: "不同之处",
  same: "设置完全相同。",
  trains: "训练损失",
  tests: "测试损失",
  accuracy: "测试准确率",
  steps: "步数",
  surface: (name) => `训练 ${name} 的判定`,
  portrait: (name) => `${name} 现在的样子`,
  curveOf: (measure, name) => `${name} 的${measure}`,
  overflowed: "已溢出",
  linkBranches: "链接里每条训练都从自己的起点开始，中途分出的也一样。",
  lonely: "目前只有一条训练。可以分支，或布置一场比较。",
};

export default words;
