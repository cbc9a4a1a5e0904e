/** What a link of TensorFlow Playground says of the page: controls that it hides, and what the picture shows. */
import { effect, signal } from "@preact/signals";
import { showTest, sidesOnly } from "../panels/network/pictureOptions";
import type { Imported } from "./api";

const PARAMETER = "hide";
const NAME = /^[A-Za-z]{1,40}$/;

/** The names in an address such as `/lab?hide=noise,dataset`. */
export const hiddenIn = (search: string): string[] =>
  (new URLSearchParams(search).get(PARAMETER) ?? "").split(",").filter((name) => NAME.test(name));

/** What makes an address hide these controls; empty where there are none. */
export const hiding = (names: readonly string[]): string => {
  const safe = names.filter((name) => NAME.test(name));
  return safe.length ? `?${PARAMETER}=${safe.join(",")}` : "";
};

/** Controls that are hidden, by TensorFlow Playground's own names, until the page is left. */
export const hiddenControls = signal<readonly string[]>(
  typeof location === "undefined" ? [] : hiddenIn(location.search),
);

/** Shows test points, and shades or not, as the link has it. */
export function showAs({ test_points, discretize }: Imported["show"]): void {
  showTest.value = test_points;
  sidesOnly.value = discretize;
}

effect(() => {
  if (typeof document !== "undefined") document.documentElement.dataset.hide = hiddenControls.value.join(" ");
});
