/** The words of maps. */
import { catalogue } from "../../i18n";
import english from "../../i18n/en/map";

export const words = catalogue(english, {
  "zh-Hans": () => import("../../i18n/zh-Hans/map"),
  "zh-Hant": () => import("../../i18n/zh-Hant/map"),
});
