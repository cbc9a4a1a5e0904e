/** Words of Hopfield networks. */
import { catalogue } from "../../i18n";
import english from "../../i18n/en/hopfield";

export const words = catalogue(english, {
  "zh-Hans": () => import("../../i18n/zh-Hans/hopfield"),
  "zh-Hant": () => import("../../i18n/zh-Hant/hopfield"),
});
