/** 模型與資料、網路是否相配，伺服器的說法。 */
import type { Phrase } from "../phrases";

export const MODEL_PHRASES: readonly Phrase[] = [
  [/^no layers$/, () => "沒有層"],
  [/^(\d+) layers$/, (_, count) => `${count} 層`],
  [/^at least one layer$/, () => "至少一層"],
  [/^data with test points$/, () => "留有測試點的資料"],
  [/^a learner of the family (\w+)$/, (_, family) => `同一類（${family}）的學習方法`],
  [/^This learner is a model of its own: leave the layers out\.$/, () => "這種學習方法自成模型：請不要給出層。"],
  [/^Add a layer: this learner trains a network\.$/, () => "請新增一層：這種學習方法訓練的是網路。"],
  [/^Pick data of which a part is kept for testing\.$/, () => "請選一部分留作測試的資料。"],
  [/^Nothing can be done to this model by hand\.$/, () => "這個模型不能用手改動。"],
  [/^Open it as a run of its own\.$/, () => "請把它作為新的執行開啟。"],
];
