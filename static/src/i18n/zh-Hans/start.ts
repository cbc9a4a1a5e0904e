import type en from "../en/start";

const words: typeof en = {
  title: "Unknot · 实验室",
  headline: "看网络弯折空间，直到结被解开。",
  line: "搭一个神经网络，当场训练它，看清每一层对每个点做了什么。",
  open: "打开空间实验室",
  blank: "从空白开始",
  find: "查找实验室",
  none: (query) => `没有名为“${query}”的实验室。`,
  found: (n) => `${n} 个实验室`,
  hero: (list) => `训练好的网络一步步对平面做了什么：${list}。`,
  stages: { input: "输入", stretch: "拉伸", project: "投影", bend: "弯折" },
  families: {
    space: { title: "从这里开始", line: "层层折叠平面，直到一刀就能切开" },
    compare: { title: "并排比较", line: "只差一处的几次训练，同步前进" },
    memory: { title: "联想记忆", line: "由一部分找回整个图案" },
    boltzmann: { title: "玻尔兹曼机", line: "随机翻转的单元学会数据" },
    deep: { title: "深度信念", line: "各层依次学习" },
    map: { title: "自组织映射", line: "格网在数据上展开" },
    art: { title: "自适应共振", line: "学会新的，不忘旧的" },
  },
  yours: { title: "我的", line: "保存在此浏览器" },
  nothingSaved: ["还没有保存。在任一实验室按 ", " 即可收藏。"],
  remove: (title) => `移除“${title}”`,
  waiting: "正在计算图像。",
  noPicture: "图像未能载入。",
  portrait: (steps) => `${steps} 步之后`,
  surface: (epoch, accuracy) =>
    accuracy === null ? `训练 ${epoch} 轮后` : `训练 ${epoch} 轮后，测试点分对 ${accuracy}`,
  emptyGallery: "展品未能载入。",
  retry: "重试",
  footer: "网络就在它的链接里，服务器不保存你搭建的任何内容。",
  licences: "许可证",
};
export default words;
