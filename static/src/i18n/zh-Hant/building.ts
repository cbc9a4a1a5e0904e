import type en from "../en/building";

const words: typeof en = {
  flow: {
    title: "流程圖",
    depth: (depth) => `深度 ${depth}：從輸入到輸出的最長路徑經過 ${depth} 個帶權重的層。`,
    summary: (layers, edges) => `${layers} 層，${edges} 條邊。`,
    node: ({ name, shape, parameters, depth }) => `${name}，輸出 ${shape} 個數，${parameters} 個參數，深度 ${depth}`,
    depthHere: (depth) => `深 ${depth}`,
    parameters: (n) => `${n} 參數`,
    none: "無參數",
    unknown: "現在畫不出流程圖。",
  },
  saves: {
    name: "名稱",
    keep: "儲存",
    weights: (step) => `連同訓練好的權重（第 ${step} 步）`,
    tooMany: "權重太多，無法儲存：只儲存設定。",
    yours: "儲存在此瀏覽器中",
    none: "還沒有儲存。",
    open: (name) => `開啟「${name}」`,
    rename: (name) => `重新命名「${name}」`,
    renamed: "新名稱",
    remove: (name) => `刪除「${name}」`,
    removed: (name) => `已刪除「${name}」。`,
    saved: (name) => `已儲存為「${name}」。`,
    failed: "瀏覽器不允許儲存，請改為匯出檔案。",
    full: "瀏覽器已沒有空間。請刪除一些儲存，或把它匯出為檔案。",
    undo: "復原",
    step: (step) => `第 ${step} 步`,
  },
  mends: {
    title: "對不上",
    expected: (expected, got) => `應為${expected}，實為${got}。`,
    project: (units) => `用線性層投影到 ${units} 個數`,
    units: (layer, units) => `讓${layer}有 ${units} 個單元`,
    concat: "改為並排串接",
    unjoin: "去掉這條殘差",
    remove: (layer) => `移除${layer}`,
    output: "讓最後一層適合資料",
    train: "讓每一層都參與訓練",
    letBe: "保持原樣",
    more: (n) => `另有 ${n} 處。`,
  },
  layers: {
    title: "各層",
    hint: "按住把手拖曳，或用方向鍵。",
    grip: (name) => `移動${name}`,
    edit: (name) => `${name}的設定`,
  },
};

export default words;
