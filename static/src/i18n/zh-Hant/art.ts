import type en from "../en/art";

const words: typeof en = {
  search: "搜尋",
  rule: "規則",
  data: "資料",
  dataKind: "樣本",
  moves: {
    name: "一次呈現的動作",
    present: "呈現",
    choose: "選擇",
    match: "匹配",
    reset: "重設",
    learn: "共振",
    commit: "新類別",
    of: { present: "呈現", choose: "選擇", match: "匹配", reset: "重設", learn: "移動" },
  },
  told: {
    rest: "還沒有樣本到來。播放，或走一步。",
    present: (number, count) => `第 ${String(number)} 個樣本（共 ${String(count)} 個）出現。它喚起各類別多少？`,
    choose: (category) => `類別 ${String(category)} 被喚起最多。它預期什麼？`,
    chooseFree: "空閒類別比其餘的都更被喚起。",
    match: (match, asked, enough) =>
      enough ? `它預期到樣本的 ${match}，要求 ${asked}：足夠。` : `它只預期到樣本的 ${match}，要求 ${asked}：不夠。`,
    matchFree: "空閒類別預期一切，所以樣本匹配。",
    reset: (category) => `重設：類別 ${String(category)} 對這個樣本關閉，搜尋繼續。`,
    learn: (category) => `共振：類別 ${String(category)} 只保留與樣本共有的部分。`,
    learnAgain: (category) => `共振：樣本又回到類別 ${String(category)}。`,
    commit: (category) => `已知的都不夠接近：類別 ${String(category)} 從這個樣本開始。`,
    full: "沒有類別匹配，也沒有空閒的：樣本被擱下。",
    blank: "樣本是空白的，沒有可匹配的。",
    settled: "整整一遍什麼都沒有變。學到的留了下來。",
    nearest: (prototype) => `原型 ${String(prototype)} 最近。`,
    moves: (prototype) => `原型 ${String(prototype)} 移向樣本，離開它原先代表的。`,
    starts: (prototype) => `原型 ${String(prototype)} 從這個樣本開始。`,
  },
  match: {
    name: "匹配",
    asked: (asked) => `警戒度：樣本的 ${asked} 必須被預期到。`,
    told: (match, asked, enough) =>
      enough ? `匹配 ${match}，不低於警戒度 ${asked}。` : `匹配 ${match}，低於警戒度 ${asked}。`,
  },
  compare: {
    sample: "樣本",
    expected: "預期",
    both: "疊在一起",
    keptKey: "兩者都有",
    sampleKey: "只在樣本中",
    expectedKey: "只在預期中",
  },
  cards: {
    name: "類別",
    free: "空閒",
    category: (number) => `類別 ${String(number)}`,
    members: (count) => `${String(count)} 個樣本`,
    drawn: "樣本喚起它的程度",
    standing: { open: "", shut: "試過，已關閉。", chosen: "被選中。", resonant: "正在共振。" },
  },
  plane: {
    about: (categories, met, moved) =>
      `見過 ${String(met)} 個樣本，${String(categories)} 個類別；現在有 ${String(moved)} 個會歸到別處。`,
    drift: (moved, met) =>
      moved ? `◯ ${String(met)} 個中有 ${String(moved)} 個現在會歸到別處` : `見過的 ${String(met)} 個都留在原處`,
  },
  rows: {
    title: "類別",
    none: "還沒有。",
    category: "編號",
    samples: "樣本",
    size: "大小",
    pure: "同類",
  },
  stream: {
    title: "樣本流",
    told: (pass, count, moved) =>
      `第 ${String(pass)} 遍，共 ${String(count)} 個樣本。` +
      (moved === null ? "" : moved ? `${String(moved)} 個換了類別。` : "全都回到原來的類別。"),
  },
  curve: {
    title: "警戒度",
    about: (vigilance, count) => `${vigilance}：約 ${String(count)} 個類別。`,
    told: (count, presented) => `呈現 ${String(presented)} 次之後約有 ${String(count)} 個類別。`,
    coming: "正在計數……",
  },
  from: {
    name: "轉動之後",
    start: "從頭再來",
    startAbout: "同樣的樣本、同樣的順序，從頭開始",
    here: "接著走",
    hereAbout: "帶著學到的繼續",
  },
  numbers: {
    categories: "類別",
    of: (used, most) => `${String(used)} / ${String(most)}`,
    presented: "呈現次數",
    agreement: "與所屬類別同類的樣本",
  },
};

export default words;
