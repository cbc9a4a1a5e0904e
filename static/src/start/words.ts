/** The words of the start page. */
import { catalogue } from "../i18n";
import english from "../i18n/en/start";

export const startWords = catalogue(english, {
  "zh-Hans": () => import("../i18n/zh-Hans/start"),
  "zh-Hant": () => import("../i18n/zh-Hant/start"),
});
