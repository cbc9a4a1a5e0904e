import type en from "../en/families";

const words: typeof en = {
  network: {
    name: "網路",
    about: "各層透過反向傳播學習。",
    skip: "跳到網路",
    regions: { net: "網路", micro: "顯微鏡", space: "空間", stage: "舞台" },
  },
  hopfield: {
    name: "聯想記憶",
    about: "霍普菲爾德網路記住圖案，再由其中一部分把它找回來。",
    skip: "跳到記憶",
    regions: { net: "單元", micro: "規則與數值", space: "記憶", stage: "能量與權重" },
  },
  boltzmann: {
    name: "波茲曼機",
    about: "隨機翻轉的單元學會資料的樣子。",
    skip: "跳到波茲曼機",
    regions: { net: "機器", micro: "設定與數值", space: "取樣鏈", stage: "學到了什麼" },
  },
  map: {
    name: "自組織映射",
    about: "由原型組成的格網在資料上展開。",
    skip: "跳到映射",
    regions: { net: "映射與資料", micro: "設定與數值", space: "映射的各平面", stage: "格網" },
  },
  art: {
    name: "自適應共振",
    about: "樣本歸入足夠相似的類別，否則開闢新的類別。",
    skip: "跳到類別",
    regions: { net: "搜尋", micro: "設定與數值", space: "樣本", stage: "類別" },
  },
};

export default words;
