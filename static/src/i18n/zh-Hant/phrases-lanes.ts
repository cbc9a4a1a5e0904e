/** 並排的訓練、歷史與掃描不成立時，伺服器的說法。 */
import type { Phrase } from "../phrases";

export const LANE_PHRASES: readonly Phrase[] = [
  [/^at most (\S+) parameters in all$/, (_, most) => `合計最多 ${most} 個參數`],
  [/^at most (\d+) lanes$/, (_, most) => `最多 ${most} 個訓練`],
  [/^(\d+) to (\d+) runs$/, (_, least, most) => `${least} 到 ${most} 個訓練`],
  [/^values of which some can run$/, () => "至少有一部分能執行的取值"],
  [/^another lane$/, () => "另一個訓練"],
  [/^the last one$/, () => "最後一個"],
  [/^Choose fewer values\.$/, () => "請少選一些取值。"],
  [/^They train in turn, and others wait\.$/, () => "它們輪流訓練，其他人只能等待。"],
  [/^Take fewer runs, smaller batches or narrower layers\.$/, () => "請減少訓練的數量、減小批次，或減少各層的單元。"],
  [/^They would need too much memory\.$/, () => "它們需要的記憶體太多。"],
  [/^Take fewer runs, or narrower layers\.$/, () => "請減少訓練的數量，或減少各層的單元。"],
  [/^There are as many lanes as there may be\.$/, () => "並排的訓練已達上限。"],
  [/^(?:(?:End|Close) one of the lanes first\.|Close one before you open another\.)$/, () => "請先關閉其中一個。"],
  [/^There is no such lane\.$/, () => "沒有這個訓練。"],
  [/^Choose a lane that is (?:still )?there\.$/, () => "請選擇仍在的訓練。"],
  [/^The last lane stays\.$/, () => "最後一個訓練會保留。"],
  [/^The run cannot go on with this\.$/, () => "訓練無法以此繼續。"],
  [/^This cannot run beside the others\.$/, () => "這個訓練無法與其他訓練並排。"],
  [/^This sweep cannot be made\.$/, () => "無法建立這次掃描。"],
  [
    /^A sweep has no lanes and no past: open one of its runs first\.$/,
    () => "掃描沒有並排的訓練，也沒有歷史：請先開啟其中一個訓練。",
  ],
];
