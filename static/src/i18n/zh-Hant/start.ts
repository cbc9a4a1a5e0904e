import type en from "../en/start";

const words: typeof en = {
  title: "Unknot · 實驗室",
  headline: "看網路彎折空間，直到結被解開。",
  line: "搭一個神經網路，當場訓練它，看清每一層對每個點做了什麼。",
  open: "開啟空間實驗室",
  blank: "從空白開始",
  find: "尋找實驗室",
  none: (query) => `沒有名為「${query}」的實驗室。`,
  found: (n) => `${n} 個實驗室`,
  hero: (list) => `訓練好的網路一步步對平面做了什麼：${list}。`,
  stages: { input: "輸入", stretch: "拉伸", project: "投影", bend: "彎折" },
  families: {
    space: { title: "從這裡開始", line: "層層摺疊平面，直到一刀就能切開" },
    compare: { title: "並排比較", line: "只差一處的幾次訓練，同步前進" },
    memory: { title: "聯想記憶", line: "由一部分找回整個圖案" },
    boltzmann: { title: "波茲曼機", line: "隨機翻轉的單元學會資料" },
    deep: { title: "深度信念", line: "各層依次學習" },
    map: { title: "自組織映射", line: "格網在資料上展開" },
    art: { title: "自適應共振", line: "學會新的，不忘舊的" },
  },
  yours: { title: "我的", line: "儲存在此瀏覽器" },
  nothingSaved: ["還沒有儲存。在任一實驗室按 ", " 即可收藏。"],
  remove: (title) => `移除「${title}」`,
  waiting: "正在計算圖像。",
  noPicture: "圖像未能載入。",
  portrait: (steps) => `${steps} 步之後`,
  surface: (epoch, accuracy) =>
    accuracy === null ? `訓練 ${epoch} 輪後` : `訓練 ${epoch} 輪後，測試點分對 ${accuracy}`,
  emptyGallery: "展品未能載入。",
  retry: "重試",
  footer: "網路就在它的連結裡，伺服器不儲存你搭建的任何內容。",
  licences: "授權條款",
};
export default words;
