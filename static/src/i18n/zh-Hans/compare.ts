import type en from "../en/compare";

const words: typeof en = {
  none: "无",
  values: { true: "开", false: "关" },
  settings: {
    seed: "种子",
    "learner.kind": "模型",
    "learner.optimizer.kind": "优化器",
    "learner.optimizer.rate": "学习率",
    "learner.optimizer.momentum": "动量",
    "learner.batch": "批量",
    "learner.loss": "损失函数",
    "learner.l1": "L1",
    "learner.l2": "L2",
    "learner.clip_norm": "梯度裁剪",
    "learner.schedule.kind": "学习率计划",
    "data.kind": "数据",
    "data.points": "点数",
    "data.noise": "噪声",
    "data.test_share": "测试占比",
    "data.features": "特征",
    "data.formulas": "公式输入",
    "network.shape": "结构",
    "network.activation": "激活",
    "network.init": "初始化",
    "network.scale": "初始尺度",
    "network.dropout": "丢弃率",
    "network.skips": "残差",
    "network.norms": "归一化",
  },
};
export default words;
