import type en from "../en/compare";

const words: typeof en = {
  none: "無",
  values: { true: "開", false: "關" },
  settings: {
    seed: "種子",
    "learner.kind": "模型",
    "learner.optimizer.kind": "最佳化器",
    "learner.optimizer.rate": "學習率",
    "learner.optimizer.momentum": "動量",
    "learner.batch": "批次",
    "learner.loss": "損失函數",
    "learner.l1": "L1",
    "learner.l2": "L2",
    "learner.clip_norm": "梯度裁剪",
    "learner.schedule.kind": "學習率排程",
    "data.kind": "資料",
    "data.points": "點數",
    "data.noise": "雜訊",
    "data.test_share": "測試比例",
    "data.features": "特徵",
    "data.formulas": "公式輸入",
    "network.shape": "結構",
    "network.activation": "激勵",
    "network.init": "初始化",
    "network.scale": "初始尺度",
    "network.dropout": "丟棄率",
    "network.skips": "殘差",
    "network.norms": "正規化層",
  },
};
export default words;
