import type en from "../en/art";

const words: typeof en = {
  search: "搜索",
  rule: "规则",
  data: "数据",
  dataKind: "样本",
  moves: {
    name: "一次呈现的动作",
    present: "呈现",
    choose: "选择",
    match: "匹配",
    reset: "重置",
    learn: "共振",
    commit: "新类别",
    of: { present: "呈现", choose: "选择", match: "匹配", reset: "重置", learn: "移动" },
  },
  told: {
    rest: "还没有样本到来。播放，或走一步。",
    present: (number, count) => `第 ${String(number)} 个样本（共 ${String(count)} 个）出现。它唤起各类别多少？`,
    choose: (category) => `类别 ${String(category)} 被唤起最多。它预期什么？`,
    chooseFree: "空闲类别比其余的都更被唤起。",
    match: (match, asked, enough) =>
      enough ? `它预期到样本的 ${match}，要求 ${asked}：足够。` : `它只预期到样本的 ${match}，要求 ${asked}：不够。`,
    matchFree: "空闲类别预期一切，所以样本匹配。",
    reset: (category) => `重置：类别 ${String(category)} 对这个样本关闭，搜索继续。`,
    learn: (category) => `共振：类别 ${String(category)} 只保留与样本共有的部分。`,
    learnAgain: (category) => `共振：样本又回到类别 ${String(category)}。`,
    commit: (category) => `已知的都不够接近：类别 ${String(category)} 从这个样本开始。`,
    full: "没有类别匹配，也没有空闲的：样本被搁下。",
    blank: "样本是空白的，没有可匹配的。",
    settled: "整整一遍什么都没有变。学到的留了下来。",
    nearest: (prototype) => `原型 ${String(prototype)} 最近。`,
    moves: (prototype) => `原型 ${String(prototype)} 移向样本，离开它原先代表的。`,
    starts: (prototype) => `原型 ${String(prototype)} 从这个样本开始。`,
  },
  match: {
    name: "匹配",
    asked: (asked) => `警戒度：样本的 ${asked} 必须被预期到。`,
    told: (match, asked, enough) =>
      enough ? `匹配 ${match}，不低于警戒度 ${asked}。` : `匹配 ${match}，低于警戒度 ${asked}。`,
  },
  compare: {
    sample: "样本",
    expected: "预期",
    both: "叠在一起",
    keptKey: "两者都有",
    sampleKey: "只在样本中",
    expectedKey: "只在预期中",
  },
  cards: {
    name: "类别",
    free: "空闲",
    category: (number) => `类别 ${String(number)}`,
    members: (count) => `${String(count)} 个样本`,
    drawn: "样本唤起它的程度",
    standing: { open: "", shut: "试过，已关闭。", chosen: "被选中。", resonant: "正在共振。" },
  },
  plane: {
    about: (categories, met, moved) =>
      `见过 ${String(met)} 个样本，${String(categories)} 个类别；现在有 ${String(moved)} 个会归到别处。`,
    drift: (moved, met) =>
      moved ? `◯ ${String(met)} 个中有 ${String(moved)} 个现在会归到别处` : `见过的 ${String(met)} 个都留在原处`,
  },
  rows: {
    title: "类别",
    none: "还没有。",
    category: "编号",
    samples: "样本",
    size: "大小",
    pure: "同类",
  },
  stream: {
    title: "样本流",
    told: (pass, count, moved) =>
      `第 ${String(pass)} 遍，共 ${String(count)} 个样本。` +
      (moved === null ? "" : moved ? `${String(moved)} 个换了类别。` : "全都回到原来的类别。"),
  },
  curve: {
    title: "警戒度",
    about: (vigilance, count) => `${vigilance}：约 ${String(count)} 个类别。`,
    told: (count, presented) => `呈现 ${String(presented)} 次之后约有 ${String(count)} 个类别。`,
    coming: "正在计数……",
  },
  from: {
    name: "转动之后",
    start: "从头再来",
    startAbout: "同样的样本、同样的顺序，从头开始",
    here: "接着走",
    hereAbout: "带着学到的继续",
  },
  numbers: {
    categories: "类别",
    of: (used, most) => `${String(used)} / ${String(most)}`,
    presented: "呈现次数",
    agreement: "与所属类别同类的样本",
  },
};

export default words;
