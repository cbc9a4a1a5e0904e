import type en from "../en/building";

const words: typeof en = {
  flow: {
    title: "流图",
    depth: (depth) => `深度 ${depth}：从输入到输出的最长路径经过 ${depth} 个带权重的层。`,
    summary: (layers, edges) => `${layers} 层，${edges} 条边。`,
    node: ({ name, shape, parameters, depth }) => `${name}，输出 ${shape} 个数，${parameters} 个参数，深度 ${depth}`,
    depthHere: (depth) => `深 ${depth}`,
    parameters: (n) => `${n} 参数`,
    none: "无参数",
    unknown: "现在画不出流图。",
  },
  saves: {
    name: "名称",
    keep: "保存",
    weights: (step) => `连同训练好的权重（第 ${step} 步）`,
    tooMany: "权重太多，无法保存：只保存设置。",
    yours: "保存在此浏览器中",
    none: "还没有保存。",
    open: (name) => `打开“${name}”`,
    rename: (name) => `重命名“${name}”`,
    renamed: "新名称",
    remove: (name) => `删除“${name}”`,
    removed: (name) => `已删除“${name}”。`,
    saved: (name) => `已保存为“${name}”。`,
    failed: "浏览器不允许保存，请改为导出文件。",
    full: "浏览器已没有空间。请删除一些保存，或把它导出为文件。",
    undo: "撤销",
    step: (step) => `第 ${step} 步`,
  },
  mends: {
    title: "对不上",
    expected: (expected, got) => `应为${expected}，实为${got}。`,
    project: (units) => `用线性层投影到 ${units} 个数`,
    units: (layer, units) => `让${layer}有 ${units} 个单元`,
    concat: "改为并排拼接",
    unjoin: "去掉这条残差",
    remove: (layer) => `移除${layer}`,
    output: "让最后一层适合数据",
    train: "让每一层都参与训练",
    letBe: "保持原样",
    more: (n) => `另有 ${n} 处。`,
  },
  layers: {
    title: "各层",
    hint: "按住手柄拖动，或用方向键。",
    grip: (name) => `移动${name}`,
    edit: (name) => `${name}的设置`,
  },
};

export default words;
