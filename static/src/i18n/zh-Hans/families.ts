import type en from "../en/families";

const words: typeof en = {
  network: {
    name: "网络",
    about: "各层通过反向传播学习。",
    skip: "跳到网络",
    regions: { net: "网络", micro: "显微镜", space: "空间", stage: "舞台" },
  },
  hopfield: {
    name: "联想记忆",
    about: "霍普菲尔德网络记住图案，再由其中一部分把它找回来。",
    skip: "跳到记忆",
    regions: { net: "单元", micro: "规则与数值", space: "记忆", stage: "能量与权重" },
  },
  boltzmann: {
    name: "玻尔兹曼机",
    about: "随机翻转的单元学会数据的样子。",
    skip: "跳到玻尔兹曼机",
    regions: { net: "机器", micro: "设置与数值", space: "采样链", stage: "学到了什么" },
  },
  map: {
    name: "自组织映射",
    about: "由原型组成的格网在数据上展开。",
    skip: "跳到映射",
    regions: { net: "映射与数据", micro: "设置与数值", space: "映射的各平面", stage: "格网" },
  },
  art: {
    name: "自适应共振",
    about: "样本归入足够相似的类别，否则开辟新的类别。",
    skip: "跳到类别",
    regions: { net: "搜索", micro: "设置与数值", space: "样本", stage: "类别" },
  },
};

export default words;
