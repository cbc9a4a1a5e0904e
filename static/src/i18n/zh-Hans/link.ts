import type en from "../en/link";
import phrase from "./phrases";

const words: typeof en = {
  title: {
    version: "此链接来自更新版本的 Unknot",
    damaged: "无法读取此链接",
    tooLong: "此链接过长",
    refused: "无法打开此实验",
    full: "服务器名额已满",
    left: "您已离开队列",
  },
  mend: {
    version: "当前的 Unknot 只能读取第 1 版链接。请更新，或向对方索取实验文件。",
    damaged: "链接可能被截断或改动过，请重新复制完整的链接。",
    tooLong: "一个实验最多几千个字符。请重新复制链接，或索取实验文件。",
  },
  refused: "服务器发现以下问题：",
  full: "内容没有丢失，请一分钟后重试。",
  left: "内容没有丢失，随时可以重新排队。",
  part: {
    fragment: "链接中 # 之后的部分",
    version: "链接的版本",
    experiment: "链接中的实验",
    weights: "链接中的权重",
    arrangement: "链接中的布置",
    step: "链接中的步数",
  },
  expected: {
    fragment: "版本号、一个点和实验：1.…",
    version: "1",
    experiment: "不超过 64 kB 的压缩实验",
    weights: "不超过 400 kB 的压缩有限数值",
    arrangement: "压缩的比较（两到四条训练）或扫描（最多 64 条）",
    step: "一个整数",
  },
  phrase,
  where: "位置",
  expectedWord: "应为",
  got: "实为",
  whole: "整个实验",
  first: "打开第一个示例",
  gallery: "前往图库",
  again: "重试",
};
export default words;
