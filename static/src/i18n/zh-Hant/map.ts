import type en from "../en/map";

const words: typeof en = {
  net: {
    among: "在資料中",
    answers: "在格網上",
    cells: "逐個單元",
    answersAbout: "格網中的單元，以及每個單元應答多少點。",
    hits: "大小：應答的點數",
    back: "轉回",
  },
  point: {
    before: "上一點",
    next: "下一點",
    none: "每一步的樣本",
    of: (point, all) => `第 ${point} 點，共 ${all} 點`,
    free: "放開",
  },
  say: {
    atRest: "還沒有展示過樣本。每一步展示一個樣本。",
    fast: (error) => `點到其單元的平均距離為 ${error}。`,
    follows: (point, unit) => `單元 ${unit} 應答第 ${point} 點。`,
    pulls: (sample, unit, others, rate) =>
      others
        ? `樣本 ${sample} 把單元 ${unit} 拉近 ${rate} 的路程，並較弱地拉動 ${others} 個鄰居。`
        : `樣本 ${sample} 把單元 ${unit} 拉近 ${rate} 的路程，不拉動其他單元。`,
    unit: (unit, points, label) => `單元 ${unit} 應答 ${points} 個點${label === null ? "" : `，多數屬於類 ${label}`}。`,
    torn: (share) => `${share} 的點，其最近的兩個單元不是鄰居。`,
    space: (axes, error) => `資料中的單元，座標軸 ${axes}。點到其單元的平均距離為 ${error}。`,
  },
  stage: {
    views: "格網顯示什麼",
    view: { ridges: "U 矩陣", hits: "命中", units: "單元", codebook: "圖片" },
    about: {
      ridges: "U 矩陣：鄰居在資料中相距多遠。深色的牆隔開各簇。",
      hits: "命中：每個單元應答多少點。",
      units: "單元：每個單元代表什麼。",
    },
    near: "近",
    far: (most) => `相距 ${most}`,
    silent: (silent, all) => `${all} 個單元中有 ${silent} 個不應答任何點`,
    pictures: "每個單元自己的圖片",
    colours: "每個單元自己的顏色",
    classes: "每個單元應答最多的類",
    plain: "應答某個點的單元為深色",
  },
  planes: {
    title: "平面",
    line: "所有單元的一個分量；之後是每一類的點由哪裡應答。",
    classesOnly: "每一類的圖片由格網的哪裡應答。",
    light: ["紅", "綠", "藍"],
    class: (label) => `類 ${label}`,
    range: (low, high) => `${low} 至 ${high}`,
    units: (count) => `${count} 個單元`,
    none: "這些資料的欄太多，無法逐一顯示，也沒有類別。",
  },
  micro: {
    kinds: "學習器種類",
    kind: { som: "映射", k_means: "k 均值", neural_gas: "神經氣" },
    about: {
      som: "自組織映射：格網上的鄰居一起移動",
      k_means: "k 均值：每個單元獨自移到其點的均值",
      neural_gas: "神經氣：最近的單元一起移動，並自行相連",
    },
    rate: "學習率",
    radius: "半徑",
    range: "範圍",
    curve: (name, first, last, now) => `${name}：從 ${first} 到 ${last}，現為 ${now}`,
    both: (train, test) => `${train} · 測試 ${test}`,
    quantisation: "點到其最近單元的平均距離。越低越好。",
    topographic: "最近的兩個單元不是鄰居的點所佔比例。越低越好。",
    pressUnit: "按一個單元可查看它，按一個點可跟隨它。",
    letGo: "放開",
  },
};

export default words;
