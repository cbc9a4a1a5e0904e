/** 逐層預訓練不接受某個網路時，伺服器的說法。 */
import type { Phrase } from "../phrases";

export const DEEP_PHRASES: readonly Phrase[] = [
  [/^a hidden layer$/, () => "一個隱藏層"],
  [/^Add a hidden layer: it is what is pre-trained\.$/, () => "請加入一個隱藏層：預訓練的就是它。"],
  [/^dense layers, each of which reads the one before$/, () => "一個接一個的全連接層"],
  [
    /^Layers are pre-trained one after the other: use dense layers in a row\.$/,
    () => "各層要一層接一層地預訓練：請只用首尾相接的全連接層。",
  ],
  [/^a layer with biases that trains$/, () => "有偏置、可訓練的層"],
  [/^no bias$/, () => "沒有偏置"],
  [/^a layer that is not trainable$/, () => "不可訓練的層"],
  [/^Switch its bias and trainable on: it is pre-trained\.$/, () => "請打開它的偏置和「可訓練」：它要預訓練。"],
  [
    /^Units of a Boltzmann machine are sigmoid: use that, or pre-train as auto-encoders\.$/,
    () => "波茲曼機的單元用 sigmoid：請改用它，或改為自編碼器預訓練。",
  ],
  [/^(\w+) after (\w+)$/, (_, kind, before) => `接在 ${before} 之後的 ${kind}`],
];
