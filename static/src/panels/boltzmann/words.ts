/** Words of Boltzmann machines. */
import { catalogue } from "../../i18n";
import english from "../../i18n/en/boltzmann";

export const words = catalogue(english, {
  "zh-Hans": () => import("../../i18n/zh-Hans/boltzmann"),
  "zh-Hant": () => import("../../i18n/zh-Hant/boltzmann"),
});
