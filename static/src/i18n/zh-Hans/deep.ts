/** 逐层训练。 */
import type en from "../en/deep";

const words: typeof en = {
  view: { label: "这一栏显示什么", layers: "逐层" },
  says: {
    plain: "没有预训练：从第一步起，反向传播就训练所有的层。",
    ready: (count) => `${count} 个隐藏层，将不看标签、一层接一层地训练。`,
    working: (layer, count) =>
      layer === 1
        ? `第 1 层（共 ${count} 层）在学习复述图片，还不看标签。`
        : `第 ${layer} 层（共 ${count} 层）在学习复述第 ${layer - 1} 层的话；${
            layer === 2 ? "第 1 层已冻结。" : `第 1 至 ${layer - 1} 层已冻结。`
          }`,
    tuning: (epoch) => `现在有了标签：反向传播把所有层一起微调，第 ${epoch} 轮。`,
  },
  card: {
    picture: (number) => `第 ${number} 幅图`,
    retold: "原图；右边是每一层的复述",
    layer: (number) => `第 ${number} 层`,
    sizes: (inputs, units) => `${inputs} → ${units}`,
    learning: (epoch, epochs) => `第 ${epoch}/${epochs} 轮`,
    waiting: "等候中",
    frozen: "已冻结",
    tuned: "一起微调",
    plain: "未预训练",
    errors: (first, now, test) => `误差起初 ${first}，现在 ${now}；测试点上 ${test}`,
  },
  dreams: {
    title: "梦",
    about: "顶上两层里的一条链，一路走到像素。没有人给它看图。",
    ways: "从数字到数字",
    waysAbout: "从一幅图的编码直走到另一幅，再一路走到像素。",
    start: "链从哪里开始",
    fromDigit: "数字",
    fromDigitAbout: "从一幅测试图开始",
    fromNoise: "噪声",
    fromNoiseAbout: "从随机开始",
    others: "换一批图",
    spoken: (rows, frames, about) => `${rows} 条，每条 ${frames} 幅图。${about}`,
    soon: "第一步之后就有图。",
    never: "只有预训练过的网才会画。",
  },
  settings: {
    open: "预训练",
    title: "预训练",
    about: "步长和往返次数立即生效；改了其他项，最好重新开始。",
    again: "重新开始",
  },
};
export default words;
