/** The words of these panels, which come with them. */
import { catalogue } from "../../i18n";
import english from "../../i18n/en/art";

export const words = catalogue(english, {
  "zh-Hans": () => import("../../i18n/zh-Hans/art"),
  "zh-Hant": () => import("../../i18n/zh-Hant/art"),
});
