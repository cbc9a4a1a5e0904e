import type en from "../en/map";

const words: typeof en = {
  net: {
    among: "在数据中",
    answers: "在格网上",
    cells: "逐个单元",
    answersAbout: "格网中的单元，以及每个单元应答多少点。",
    hits: "大小：应答的点数",
    back: "转回",
  },
  point: {
    before: "上一点",
    next: "下一点",
    none: "每一步的样本",
    of: (point, all) => `第 ${point} 点，共 ${all} 点`,
    free: "放开",
  },
  say: {
    atRest: "还没有展示过样本。每一步展示一个样本。",
    fast: (error) => `点到其单元的平均距离为 ${error}。`,
    follows: (point, unit) => `单元 ${unit} 应答第 ${point} 点。`,
    pulls: (sample, unit, others, rate) =>
      others
        ? `样本 ${sample} 把单元 ${unit} 拉近 ${rate} 的路程，并较弱地拉动 ${others} 个邻居。`
        : `样本 ${sample} 把单元 ${unit} 拉近 ${rate} 的路程，不拉动其他单元。`,
    unit: (unit, points, label) => `单元 ${unit} 应答 ${points} 个点${label === null ? "" : `，多数属于类 ${label}`}。`,
    torn: (share) => `${share} 的点，其最近的两个单元不是邻居。`,
    space: (axes, error) => `数据中的单元，坐标轴 ${axes}。点到其单元的平均距离为 ${error}。`,
  },
  stage: {
    views: "格网显示什么",
    view: { ridges: "U 矩阵", hits: "命中", units: "单元", codebook: "图片" },
    about: {
      ridges: "U 矩阵：邻居在数据中相距多远。深色的墙隔开各簇。",
      hits: "命中：每个单元应答多少点。",
      units: "单元：每个单元代表什么。",
    },
    near: "近",
    far: (most) => `相距 ${most}`,
    silent: (silent, all) => `${all} 个单元中有 ${silent} 个不应答任何点`,
    pictures: "每个单元自己的图片",
    colours: "每个单元自己的颜色",
    classes: "每个单元应答最多的类",
    plain: "应答某个点的单元为深色",
  },
  planes: {
    title: "平面",
    line: "所有单元的一个分量；之后是每一类的点由哪里应答。",
    classesOnly: "每一类的图片由格网的哪里应答。",
    light: ["红", "绿", "蓝"],
    class: (label) => `类 ${label}`,
    range: (low, high) => `${low} 至 ${high}`,
    units: (count) => `${count} 个单元`,
    none: "这些数据的列太多，无法逐一显示，也没有类别。",
  },
  micro: {
    kinds: "学习器种类",
    kind: { som: "映射", k_means: "k 均值", neural_gas: "神经气" },
    about: {
      som: "自组织映射：格网上的邻居一起移动",
      k_means: "k 均值：每个单元独自移到其点的均值",
      neural_gas: "神经气：最近的单元一起移动，并自行相连",
    },
    rate: "学习率",
    radius: "半径",
    range: "范围",
    curve: (name, first, last, now) => `${name}：从 ${first} 到 ${last}，现为 ${now}`,
    both: (train, test) => `${train} · 测试 ${test}`,
    quantisation: "点到其最近单元的平均距离。越低越好。",
    topographic: "最近的两个单元不是邻居的点所占比例。越低越好。",
    pressUnit: "按一个单元可查看它，按一个点可跟随它。",
    letGo: "放开",
  },
};

export default words;
