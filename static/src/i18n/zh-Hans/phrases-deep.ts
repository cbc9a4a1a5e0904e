/** 逐层预训练不接受某个网络时，服务器的说法。 */
import type { Phrase } from "../phrases";

export const DEEP_PHRASES: readonly Phrase[] = [
  [/^a hidden layer$/, () => "一个隐藏层"],
  [/^Add a hidden layer: it is what is pre-trained\.$/, () => "请添加一个隐藏层：预训练的就是它。"],
  [/^dense layers, each of which reads the one before$/, () => "一个接一个的全连接层"],
  [
    /^Layers are pre-trained one after the other: use dense layers in a row\.$/,
    () => "各层要一层接一层地预训练：请只用首尾相接的全连接层。",
  ],
  [/^a layer with biases that trains$/, () => "有偏置、可训练的层"],
  [/^no bias$/, () => "没有偏置"],
  [/^a layer that is not trainable$/, () => "不可训练的层"],
  [/^Switch its bias and trainable on: it is pre-trained\.$/, () => "请打开它的偏置和“可训练”：它要预训练。"],
  [
    /^Units of a Boltzmann machine are sigmoid: use that, or pre-train as auto-encoders\.$/,
    () => "玻尔兹曼机的单元用 sigmoid：请改用它，或改为自编码器预训练。",
  ],
  [/^(\w+) after (\w+)$/, (_, kind, before) => `接在 ${before} 之后的 ${kind}`],
];
