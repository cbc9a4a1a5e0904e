import type en from "../en/lanes";

const words: typeof en = {
  title: "比較",
  about: "兩到四條訓練，資料相同，步調一致。",
  presets: "安排一場比較",
  preset: {
    optimizers: "最佳化器賽跑",
    regularisation: "有無正則化",
    residual: "普通與殘差",
    shapes: "參數量相同的結構",
    inits: "初始權重",
  },
  presetAbout: {
    optimizers: "SGD、動量、RMSprop 和 Adam，學習率和初始權重都相同。",
    regularisation: "同一批點：不加、L1、L2、丟棄。",
    residual: "八個隱藏層串接，以及加上殘差的同一網路。",
    shapes: "一到四個隱藏層，參數量大致相同。",
    inits: "四種抽取初始權重的方法。",
  },
  add: "再加一條同樣的訓練",
  leave: "回到實驗室",
  open: "查看內部",
  parameters: (n) => `${n} 個參數`,
  differs: "不同之處",
  same: "設定完全相同。",
  trains: "訓練損失",
  tests: "測試損失",
  accuracy: "測試準確率",
  steps: "步數",
  surface: (name) => `訓練 ${name} 的判定`,
  portrait: (name) => `${name} 現在的樣子`,
  curveOf: (measure, name) => `${name} 的${measure}`,
  overflowed: "已溢位",
  linkBranches: "連結裡每條訓練都從自己的起點開始，中途分出的也一樣。",
  lonely: "目前只有一條訓練。可以分支，或安排一場比較。",
};

export default words;
