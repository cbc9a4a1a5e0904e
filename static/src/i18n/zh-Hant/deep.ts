/** 逐層訓練。 */
import type en from "../en/deep";

const words: typeof en = {
  view: { label: "這一欄顯示什麼", layers: "逐層" },
  says: {
    plain: "沒有預訓練：從第一步起，反向傳播就訓練所有的層。",
    ready: (count) => `${count} 個隱藏層，將不看標籤、一層接一層地訓練。`,
    working: (layer, count) =>
      layer === 1
        ? `第 1 層（共 ${count} 層）在學習複述圖片，還不看標籤。`
        : `第 ${layer} 層（共 ${count} 層）在學習複述第 ${layer - 1} 層的話；${
            layer === 2 ? "第 1 層已凍結。" : `第 1 至 ${layer - 1} 層已凍結。`
          }`,
    tuning: (epoch) => `現在有了標籤：反向傳播把所有層一起微調，第 ${epoch} 輪。`,
  },
  card: {
    picture: (number) => `第 ${number} 幅圖`,
    retold: "原圖；右邊是每一層的複述",
    layer: (number) => `第 ${number} 層`,
    sizes: (inputs, units) => `${inputs} → ${units}`,
    learning: (epoch, epochs) => `第 ${epoch}/${epochs} 輪`,
    waiting: "等候中",
    frozen: "已凍結",
    tuned: "一起微調",
    plain: "未預訓練",
    errors: (first, now, test) => `誤差起初 ${first}，現在 ${now}；測試點上 ${test}`,
  },
  dreams: {
    title: "夢",
    about: "頂上兩層裡的一條鏈，一路走到像素。沒有人給它看圖。",
    ways: "從數字到數字",
    waysAbout: "從一幅圖的編碼直走到另一幅，再一路走到像素。",
    start: "鏈從哪裡開始",
    fromDigit: "數字",
    fromDigitAbout: "從一幅測試圖開始",
    fromNoise: "雜訊",
    fromNoiseAbout: "從隨機開始",
    others: "換一批圖",
    spoken: (rows, frames, about) => `${rows} 條，每條 ${frames} 幅圖。${about}`,
    soon: "第一步之後就有圖。",
    never: "只有預訓練過的網才會畫。",
  },
  settings: {
    open: "預訓練",
    title: "預訓練",
    about: "步長和往返次數立即生效；改了其他項，最好重新開始。",
    again: "重新開始",
  },
};
export default words;
