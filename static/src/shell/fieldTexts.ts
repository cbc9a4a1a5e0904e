/** The words of settings, fetched with the form that shows them. */
import { effect } from "@preact/signals";
import { catalogue } from "../i18n";
import english from "../i18n/en/fields";
import type { FieldTexts } from "./field";
import { fieldNames } from "./fieldNames";

export const fieldTexts = catalogue<FieldTexts>(english, {
  "zh-Hans": () => import("../i18n/zh-Hans/fields"),
  "zh-Hant": () => import("../i18n/zh-Hant/fields"),
});

effect(() => {
  fieldNames.value = fieldTexts.value;
});
