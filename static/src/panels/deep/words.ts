/** The words of this panel, which come with it. */
import { catalogue } from "../../i18n";
import english from "../../i18n/en/deep";

export const words = catalogue(english, {
  "zh-Hans": () => import("../../i18n/zh-Hans/deep"),
  "zh-Hant": () => import("../../i18n/zh-Hant/deep"),
});
