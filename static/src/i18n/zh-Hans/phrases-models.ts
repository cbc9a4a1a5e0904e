/** 模型与数据、网络是否相配，服务器的说法。 */
import type { Phrase } from "../phrases";

export const MODEL_PHRASES: readonly Phrase[] = [
  [/^no layers$/, () => "没有层"],
  [/^(\d+) layers$/, (_, count) => `${count} 层`],
  [/^at least one layer$/, () => "至少一层"],
  [/^data with test points$/, () => "留有测试点的数据"],
  [/^a learner of the family (\w+)$/, (_, family) => `同一类（${family}）的学习方法`],
  [/^This learner is a model of its own: leave the layers out\.$/, () => "这种学习方法自成模型：请不要给出层。"],
  [/^Add a layer: this learner trains a network\.$/, () => "请添加一层：这种学习方法训练的是网络。"],
  [/^Pick data of which a part is kept for testing\.$/, () => "请选一部分留作测试的数据。"],
  [/^Nothing can be done to this model by hand\.$/, () => "这个模型不能用手改动。"],
  [/^Open it as a run of its own\.$/, () => "请把它作为新的运行打开。"],
];
