import type en from "../en/stopping";

const words: typeof en = {
  title: "何时停止",
  about: "满足其中任何一条，训练就自己暂停。按播放可以继续。",
  step: "步数",
  loss: "测试损失不高于",
  accuracy: "测试准确率不低于（%）",
  plateau: "测试损失多少轮不再下降",
  least: "下降须超过",
  keepBest: "回到测试损失最低的那一轮",
  never: "不停",
  atMost: (measure) => `${measure}不高于`,
  noLonger: (measure) => `${measure}多少轮不再下降`,
  backToLowest: (measure) => `回到${measure}最低的那一轮`,
};
export default words;
