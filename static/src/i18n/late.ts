/** Words of what the first picture does not need: they come with the parts that say them. */
import { catalogue } from ".";
import english from "./en/late";

export const late = catalogue(english, {
  "zh-Hans": () => import("./zh-Hans/late"),
  "zh-Hant": () => import("./zh-Hant/late"),
});
